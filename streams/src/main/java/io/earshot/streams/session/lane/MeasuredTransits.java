package io.earshot.streams.session.lane;

import io.earshot.streams.session.clock.Offsets;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;

/** Transits that end up as delays of hops. */
final class MeasuredTransits implements Transits {

  private final Hops hops;
  private final Offsets offsets;

  MeasuredTransits(Hops hops, Offsets offsets) {
    this.hops = hops;
    this.offsets = offsets;
  }

  @Override
  public Transit of(Hop hop, String from, String to, ClockName fromClock, ClockName toClock) {
    return fromClock.equals(toClock)
        ? new SameClockTransit(hops.tally(hop, from, to, HopClock.SAME))
        : estimated(hop, from, to, fromClock, toClock, MarkJoins.RESOLUTION_NANOS);
  }

  /**
   * A transit whose clocks differ.
   *
   * @param resolutionNanos of its times, beyond what the offset already counts
   */
  CrossClockTransit estimated(
      Hop hop,
      String from,
      String to,
      ClockName fromClock,
      ClockName toClock,
      long resolutionNanos) {
    return new CrossClockTransit(
        hops.tally(hop, from, to, HopClock.ESTIMATED),
        offsets,
        fromClock,
        toClock,
        resolutionNanos);
  }
}
