package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Distribution of one quantity in milliseconds, rounded; there is none without a sample.
 *
 * @param count samples, at least one
 */
public record Spread(
    long count,
    @Nullable BigDecimal min,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal p50,
    @Nullable BigDecimal p90,
    @Nullable BigDecimal p95,
    @Nullable BigDecimal p99,
    @Nullable BigDecimal max) {

  /** Samples that were counted and whose values nobody knows. */
  static Spread ofUnknown(long count) {
    return new Spread(count, null, null, null, null, null, null, null);
  }

  /** The same samples over their floor: free of any constant clock offset. */
  @Nullable Spread excess() {
    if (min == null) {
      return null;
    }
    return new Spread(
        count,
        over(min, min),
        over(mean, min),
        over(p50, min),
        over(p90, min),
        over(p95, min),
        over(p99, min),
        over(max, min));
  }

  /** A percentile is the middle of a bucket and may lie below the exact minimum by half of one. */
  private static @Nullable BigDecimal over(@Nullable BigDecimal value, BigDecimal floor) {
    if (value == null) {
      return null;
    }
    BigDecimal excess = value.subtract(floor);
    return excess.signum() <= 0 ? BigDecimal.ZERO : excess.stripTrailingZeros();
  }
}
