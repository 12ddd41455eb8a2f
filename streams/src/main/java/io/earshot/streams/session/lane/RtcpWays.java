package io.earshot.streams.session.lane;

import io.earshot.media.clock.SampleLimits;

/**
 * Up and down between a participant and a server as RTCP tells them: a sender report's arrival less
 * its NTP time, and a round trip less that.
 */
record RtcpWays(Way up, Way down) {

  /** What stepping a host's clock may put the times of two of its processes apart. */
  private static final long MAX_EARLY_NANOS = 1_000_000_000;

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
        (nanos, eventNanos) -> add(up, nanos, UP_RESOLUTION_NANOS, eventNanos),
        (nanos, eventNanos) -> add(down, nanos, DOWN_RESOLUTION_NANOS, eventNanos));
  }

  /** A host whose NTP time is not of the clock it is said to be gives what no path takes. */
  private static void add(HopTally delay, long nanos, long resolutionNanos, long eventNanos) {
    if (nanos < -MAX_EARLY_NANOS || nanos > SampleLimits.MAX_ROUND_TRIP_NANOS) {
      delay.countImpossible();
    } else {
      delay.add(nanos, resolutionNanos, eventNanos);
    }
  }

  static RtcpWays acrossClocks(CrossClockTransit up, CrossClockTransit down) {
    return new RtcpWays(up::add, down::add);
  }
}
