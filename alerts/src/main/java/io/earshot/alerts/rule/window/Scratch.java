package io.earshot.alerts.rule.window;

import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.observation.Delays;
import java.util.Arrays;

/**
 * Room for the delays of one window while they are measured, used again for every window: a hop has
 * some thousand of them, a process has thousands of hops.
 *
 * <p>Each delay d ± b is an interval. The percentile of the lower ends is what the true percentile
 * is at least, that of the upper ends what it is at most: if every true value lies between its
 * ends, so does the value of each rank. Example: p95 of 19 × 48 ± 3 and 1 × 60 ± 3 is 60, at least
 * 57, at most 63.
 */
public final class Scratch {

  private static final double MICROS_PER_MILLI = 1000.0;

  /** Farther than any two delays are apart, so that an unbounded end sorts beyond them all. */
  private static final long UNBOUNDED_MICROS = 1L << 40;

  private long[] values = new long[256];
  private long[] bounds = new long[256];
  private long[] ends = new long[256];
  private int count;
  private long leastBound;
  private long mostBound;

  void clear() {
    count = 0;
    leastBound = Long.MAX_VALUE;
    mostBound = 0;
  }

  void add(Delays delays) {
    if (delays.count() == 0) {
      return;
    }
    ensureRoom(count + delays.count());
    long bound = delays.isBounded() ? delays.boundMicros() : UNBOUNDED_MICROS;
    for (int i = 0; i < delays.count(); i++) {
      values[count] = delays.micros(i);
      bounds[count] = bound;
      count++;
    }
    leastBound = Math.min(leastBound, bound);
    mostBound = Math.max(mostBound, bound);
  }

  private void ensureRoom(int needed) {
    if (needed > values.length) {
      int length = Math.max(needed, 2 * values.length);
      values = Arrays.copyOf(values, length);
      bounds = Arrays.copyOf(bounds, length);
      ends = new long[length];
    }
  }

  Reading reading(Measure measure) {
    if (count == 0) {
      return Reading.NONE;
    }
    double valueMicros = measured(measure, 0);
    // One bound for all shifts every rank alike: two selections less for nearly every window.
    boolean isUniform = leastBound == mostBound;
    double lowestMicros = isUniform ? valueMicros - mostBound : measured(measure, -1);
    double highestMicros = isUniform ? valueMicros + mostBound : measured(measure, +1);
    return new Reading(millis(valueMicros), millis(lowestMicros), millis(highestMicros), count);
  }

  /** The measure of all values, each moved by so many of its bounds. */
  private double measured(Measure measure, int boundTimes) {
    for (int i = 0; i < count; i++) {
      ends[i] = values[i] + boundTimes * bounds[i];
    }
    return switch (measure) {
      case MIN -> Selection.ofRank(ends, count, 0);
      case MAX -> Selection.ofRank(ends, count, count - 1);
      case MEAN -> mean(boundTimes);
      default -> Selection.ofRank(ends, count, rank(measure.quantile().orElseThrow()));
    };
  }

  private double mean(int boundTimes) {
    if (boundTimes != 0 && mostBound == UNBOUNDED_MICROS) {
      return boundTimes * (double) UNBOUNDED_MICROS;
    }
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ends[i];
    }
    return (double) sum / count;
  }

  private int rank(double quantile) {
    return Math.min(count - 1, (int) Math.floor(quantile * count));
  }

  private static double millis(double micros) {
    return Math.abs(micros) >= UNBOUNDED_MICROS / 2.0
        ? Math.copySign(Double.POSITIVE_INFINITY, micros)
        : micros / MICROS_PER_MILLI;
  }
}
