package io.earshot.collectors.recording.clock;

/** What two clocks can be compared by, the best first. */
public enum Evidence {

  /** One media unit that left by one clock and arrived by the other. */
  MARKS,

  /** Exchanges with a third clock, or a host that read two of its own: narrow, and both ways. */
  EXCHANGES,

  /** Sender reports: a time that one clock stamped, and the other one's at its arrival. */
  REPORTS
}
