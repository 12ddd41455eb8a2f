package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The delays of one open window. */
final class DelayWindow {

  /** Raw delays that a window carries. */
  static final int MAX_SAMPLES = 64;

  private static final int NANOS_PER_MICRO = 1_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private long[] nanos = new long[MAX_SAMPLES];
  private long[] boundNanos = new long[MAX_SAMPLES];
  private int count;
  private long widestBoundNanos;
  private boolean isOneBound = true;

  void add(long delayNanos, long halfWidthNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
      boundNanos = Arrays.copyOf(boundNanos, 2 * count);
    }
    isOneBound &= count == 0 || halfWidthNanos == widestBoundNanos;
    nanos[count] = delayNanos;
    boundNanos[count++] = halfWidthNanos;
    widestBoundNanos = Math.max(widestBoundNanos, halfWidthNanos);
  }

  boolean isEmpty() {
    return count == 0;
  }

  DelayHistogram histogram() {
    DelayHistogram delay = new DelayHistogram();
    for (int i = 0; i < count; i++) {
      delay.recordNanos(nanos[i]);
    }
    return delay;
  }

  /** Lower ends of the intervals; no delay is below zero. */
  DelayHistogram lo() {
    DelayHistogram lo = new DelayHistogram();
    for (int i = 0; i < count; i++) {
      lo.recordNanos(Math.max(0, nanos[i] - boundNanos[i]));
    }
    return lo;
  }

  /** Upper ends of the intervals. */
  DelayHistogram hi() {
    DelayHistogram hi = new DelayHistogram();
    for (int i = 0; i < count; i++) {
      hi.recordNanos(nanos[i] + boundNanos[i]);
    }
    return hi;
  }

  List<Integer> samplesMicros() {
    return micros(nanos);
  }

  /** Half widths of the intervals around the samples; empty where one holds for all. */
  List<Integer> boundsMicros() {
    return isOneBound ? List.of() : micros(boundNanos);
  }

  private List<Integer> micros(long[] valuesNanos) {
    int kept = Math.min(count, MAX_SAMPLES);
    List<Integer> valuesMicros = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      long micros = Math.floorDiv(valuesNanos[i] + NANOS_PER_MICRO / 2, NANOS_PER_MICRO);
      valuesMicros.add((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, micros)));
    }
    return valuesMicros;
  }

  double boundMillis() {
    return widestBoundNanos / NANOS_PER_MILLI;
  }

  void clear() {
    count = 0;
    widestBoundNanos = 0;
    isOneBound = true;
  }
}
