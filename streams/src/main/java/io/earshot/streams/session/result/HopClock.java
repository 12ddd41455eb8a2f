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
  COMPOSED;

  /** Name in reports and on the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
