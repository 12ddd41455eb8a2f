package io.earshot.console.page.call.series;

import java.util.Comparator;

/** A hop between two participants, sorted by text. */
public record HopName(String hop, String from, String to) implements Comparable<HopName> {

  private static final Comparator<HopName> ORDER =
      Comparator.comparing(HopName::hop).thenComparing(HopName::from).thenComparing(HopName::to);

  @Override
  public int compareTo(HopName other) {
    return ORDER.compare(this, other);
  }

  /** {@code speaker → sfu}; one name where both ends are the same. */
  public String span() {
    return from.equals(to) ? from : from + " → " + to;
  }
}
