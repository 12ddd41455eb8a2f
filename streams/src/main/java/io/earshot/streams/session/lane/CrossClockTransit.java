package io.earshot.streams.session.lane;

import io.earshot.media.clock.SampleLimits;
import io.earshot.media.clock.graph.PairOffset;
import io.earshot.streams.session.clock.Offsets;
import io.earshot.streams.session.input.ClockName;
import org.jspecify.annotations.Nullable;

/**
 * The two stages are stamped by different clocks: the delay is the difference of the times less the
 * offset, and as sure as that. It is never below zero, so the part of an interval that is counts
 * for nothing.
 */
final class CrossClockTransit implements Transit {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** No path takes longer; more is a clock that has stepped, and doubt of more is no knowledge. */
  private static final long MAX_DELAY_NANOS = SampleLimits.MAX_ROUND_TRIP_NANOS;

  private final HopTally delay;
  private final Offsets offsets;
  private final ClockName from;
  private final ClockName to;
  private final long resolutionNanos;
  private @Nullable PairOffset offset;
  private long offsetSecond = Long.MIN_VALUE;

  CrossClockTransit(
      HopTally delay, Offsets offsets, ClockName from, ClockName to, long resolutionNanos) {
    this.delay = delay;
    this.offsets = offsets;
    this.from = from;
    this.to = to;
    this.resolutionNanos = resolutionNanos;
  }

  @Override
  public void joined(long fromNanos, long toNanos, long eventNanos) {
    add(toNanos - fromNanos, eventNanos);
  }

  /** Takes one unit by the difference of its times. */
  void add(long differenceNanos, long eventNanos) {
    PairOffset known = offsetAt(eventNanos);
    if (known == null) {
      delay.addUnbounded(differenceNanos);
    } else {
      addBetween(
          differenceNanos - known.pointNanos(),
          differenceNanos - known.hiNanos(),
          differenceNanos - known.loNanos(),
          eventNanos);
    }
  }

  @Override
  public void bridged(long fromNanos, long toNanos, long eventNanos) {
    PairOffset known = offsetAt(eventNanos);
    if (known != null) {
      long delayNanos = toNanos - fromNanos;
      addBetween(
          delayNanos,
          delayNanos - (known.hiNanos() - known.pointNanos()) - AUDIO_DEVICE_NANOS,
          delayNanos + (known.pointNanos() - known.loNanos()) + AUDIO_DEVICE_NANOS,
          eventNanos);
    }
  }

  private void addBetween(long pointNanos, long loNanos, long hiNanos, long eventNanos) {
    if (hiNanos + resolutionNanos < 0 || loNanos - resolutionNanos > MAX_DELAY_NANOS) {
      delay.countImpossible();
      return;
    }
    long shortestNanos = Math.max(0, loNanos - resolutionNanos);
    long longestNanos = hiNanos + resolutionNanos;
    long clippedNanos = Math.max(0, pointNanos);
    long boundNanos = Math.max(clippedNanos - shortestNanos, longestNanos - clippedNanos);
    delay.add(pointNanos, clippedNanos, boundNanos, eventNanos);
  }

  @Override
  public long onToClock(long fromNanos, long eventNanos) {
    PairOffset known = offsetAt(eventNanos);
    return known == null ? UNKNOWN_NANOS : fromNanos + known.pointNanos();
  }

  private @Nullable PairOffset offsetAt(long eventNanos) {
    long second = Math.floorDiv(eventNanos, NANOS_PER_SECOND);
    if (second != offsetSecond) {
      PairOffset found = offsets.between(from, to, second);
      offset = found == null || found.errNanos() > MAX_DELAY_NANOS ? null : found;
      offsetSecond = second;
    }
    return offset;
  }
}
