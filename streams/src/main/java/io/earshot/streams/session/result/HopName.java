package io.earshot.streams.session.result;

import java.util.Comparator;

/** A hop between two participants, in path order. */
public record HopName(Hop hop, String from, String to, HopClock clock)
    implements Comparable<HopName> {

  private static final Comparator<HopName> PATH_ORDER =
      Comparator.comparing(HopName::hop)
          .thenComparing(HopName::from)
          .thenComparing(HopName::to)
          .thenComparing(HopName::clock);

  @Override
  public int compareTo(HopName other) {
    return PATH_ORDER.compare(this, other);
  }
}
