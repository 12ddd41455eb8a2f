package io.earshot.lab.clock.score;

import org.jspecify.annotations.Nullable;

/** Median and 95th percentile, nanoseconds; null of nothing. */
public record Quantiles(@Nullable Long medianNanos, @Nullable Long p95Nanos) {

  static Quantiles of(long[] sortedNanos) {
    return new Quantiles(at(sortedNanos, 0.5), at(sortedNanos, 0.95));
  }

  private static @Nullable Long at(long[] sorted, double quantile) {
    int rank = Math.min(sorted.length - 1, (int) (quantile * sorted.length));
    return rank < 0 ? null : sorted[rank];
  }
}
