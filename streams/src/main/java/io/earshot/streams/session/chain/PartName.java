package io.earshot.streams.session.chain;

import io.earshot.streams.session.result.Hop;
import java.util.Comparator;

/**
 * One part of a chain.
 *
 * @param what label of a hop, or {@link #JITTER_BUFFER}
 */
record PartName(String what, String from, String to) implements Comparable<PartName> {

  /** Mean over a second, of what {@code to} receives from {@code from}. */
  static final String JITTER_BUFFER = "jitter_buffer";

  private static final Comparator<PartName> ORDER =
      Comparator.comparing(PartName::what)
          .thenComparing(PartName::from)
          .thenComparing(PartName::to);

  static PartName of(Hop hop, String from, String to) {
    return new PartName(hop.label(), from, to);
  }

  @Override
  public int compareTo(PartName other) {
    return ORDER.compare(this, other);
  }
}
