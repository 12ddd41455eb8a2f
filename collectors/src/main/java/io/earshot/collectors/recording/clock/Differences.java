package io.earshot.collectors.recording.clock;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Arrival by one clock minus departure by another, many times. */
final class Differences {

  /** No unit is under way for longer: a difference this far below the others is a wrong pair. */
  private static final long MAX_BELOW_MEDIAN_NANOS = TimeUnit.SECONDS.toNanos(2);

  private long[] nanos = new long[16];
  private int count;

  void add(long differenceNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = differenceNanos;
  }

  /** The smallest that is no outlier; there is at least one. */
  long smallestNanos() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    long floorNanos = sorted[count / 2] - MAX_BELOW_MEDIAN_NANOS;
    for (long each : sorted) {
      if (each >= floorNanos) {
        return each;
      }
    }
    return sorted[count / 2];
  }
}
