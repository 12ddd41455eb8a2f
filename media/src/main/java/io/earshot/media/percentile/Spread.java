package io.earshot.media.percentile;

import org.jspecify.annotations.Nullable;

/**
 * What a report says about many values: milliseconds, unrounded, null where there was no value.
 *
 * @param count number of values
 * @param minMillis smallest value, exact
 * @param meanMillis exact sum by count
 * @param p50Millis value of rank min(n - 1, floor(0.50 n)), likewise the other percentiles
 * @param maxMillis largest value, exact
 */
public record Spread(
    long count,
    @Nullable Double minMillis,
    @Nullable Double meanMillis,
    @Nullable Double p50Millis,
    @Nullable Double p90Millis,
    @Nullable Double p95Millis,
    @Nullable Double p99Millis,
    @Nullable Double maxMillis) {

  public static final Spread EMPTY = new Spread(0, null, null, null, null, null, null, null);
}
