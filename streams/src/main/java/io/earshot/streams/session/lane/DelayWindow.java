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
  private int count;
  private long widestBoundNanos;

  void add(long delayNanos, long boundNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = delayNanos;
    widestBoundNanos = Math.max(widestBoundNanos, boundNanos);
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

  List<Integer> samplesMicros() {
    int kept = Math.min(count, MAX_SAMPLES);
    List<Integer> samplesMicros = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      long micros = Math.floorDiv(nanos[i] + NANOS_PER_MICRO / 2, NANOS_PER_MICRO);
      samplesMicros.add((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, micros)));
    }
    return samplesMicros;
  }

  double boundMillis() {
    return widestBoundNanos / NANOS_PER_MILLI;
  }

  void clear() {
    count = 0;
    widestBoundNanos = 0;
  }
}
