package io.earshot.streams.session.lane;

import io.earshot.streams.session.clock.ClockWay;
import io.earshot.streams.session.clock.SessionClocks;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.result.Hop;

/** Transits that tell the clocks of a session about each other. */
final class SampledTransits implements Transits {

  private final SessionClocks clocks;

  SampledTransits(SessionClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public Transit of(Hop hop, String from, String to, ClockName fromClock, ClockName toClock) {
    boolean isPassage = hop.isNetworkPath() && !fromClock.equals(toClock);
    return isPassage ? new Sampled(clocks.way(fromClock, toClock)) : Transit.IGNORED;
  }

  private record Sampled(ClockWay way) implements Transit {

    @Override
    public void joined(long fromNanos, long toNanos, long eventNanos) {
      way.passed(fromNanos, toNanos);
    }

    @Override
    public void bridged(long fromNanos, long toNanos, long eventNanos) {}

    @Override
    public long onToClock(long fromNanos, long eventNanos) {
      return UNKNOWN_NANOS;
    }
  }
}
