package io.earshot.streams.session.lane;

/**
 * Up and down between a participant and a server as RTCP tells them: a sender report's arrival less
 * its NTP time, and a round trip less that.
 */
record RtcpWays(Way up, Way down) {

  /** W3C timestamps of RTCP arrivals and NTP times come in whole milliseconds. */
  static final long DOWN_RESOLUTION_NANOS = 1_000_000;

  /** The round trip has its own. */
  static final long UP_RESOLUTION_NANOS = 2_000_000;

  /** Takes a difference of two times, each of the clock at its end. */
  interface Way {
    void add(long differenceNanos, long eventNanos);
  }

  static RtcpWays sameClock(HopTally up, HopTally down) {
    return new RtcpWays(
        (nanos, eventNanos) -> up.add(nanos, UP_RESOLUTION_NANOS, eventNanos),
        (nanos, eventNanos) -> down.add(nanos, DOWN_RESOLUTION_NANOS, eventNanos));
  }

  static RtcpWays acrossClocks(CrossClockTransit up, CrossClockTransit down) {
    return new RtcpWays(up::add, down::add);
  }
}
