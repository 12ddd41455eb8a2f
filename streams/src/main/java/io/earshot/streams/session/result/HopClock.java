package io.earshot.streams.session.result;

import java.util.Locale;

/** How the two ends of a delay were brought onto one clock; the better comes first. */
public enum HopClock {
  /** Both ends are stamped by one clock: the error is its resolution. */
  SAME,
  /** Two clocks, and an estimate of their offset. */
  ESTIMATED,
  /** RTCP sender reports and round trips. */
  RTCP,
  /** Parts of a chain, each measured in its own way. */
  COMPOSED,
  /**
   * Half of a round trip, and as much doubt: nobody marks at the other end. It stands for a hop
   * only until something above does, and is last so that stored ordinals keep their meaning.
   */
  ROUND_TRIP;

  /** Name in reports and on the wire, where all that is no more than RTCP tells is one. */
  public String label() {
    return this == ROUND_TRIP ? RTCP.label() : name().toLowerCase(Locale.ROOT);
  }
}
