package io.earshot.streams.session.result;

import java.util.Locale;

/** How the two ends of a delay were brought onto one clock; the better comes first. */
public enum HopClock {
  /** Both ends are stamped by one clock: the error is its resolution. */
  SAME,
  /** RTCP sender reports and round trips. */
  RTCP;

  /** Name in reports and on the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
