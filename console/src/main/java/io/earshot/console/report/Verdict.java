package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a delay keeps its budget, as far as its bound lets us say. */
public enum Verdict {
  PASS,
  FAIL,
  UNDECIDED;

  /** Below this a 95th percentile is one or two samples. */
  public static final long MIN_SAMPLE_COUNT = 20;

  /**
   * Judges the 95th percentile: PASS if p95 + bound keeps the budget, FAIL if p95 - bound exceeds
   * it. Example: 46 ± 3 of 50 passes, 46 ± 21 is undecided.
   *
   * @param bound half widths of the intervals around the delays, of which the 95th percentile
   *     counts; null = unbounded
   * @param budgetMillis null = no budget, hence no verdict
   */
  public static @Nullable Verdict of(
      @Nullable Spread delay, @Nullable Spread bound, @Nullable BigDecimal budgetMillis) {
    if (budgetMillis == null) {
      return null;
    }
    if (delay == null || delay.count() < MIN_SAMPLE_COUNT || bound == null) {
      return UNDECIDED;
    }
    BigDecimal p95Millis = delay.p95();
    BigDecimal boundMillis = bound.p95();
    if (p95Millis == null || boundMillis == null) {
      return UNDECIDED;
    }
    if (p95Millis.add(boundMillis).compareTo(budgetMillis) <= 0) {
      return PASS;
    }
    return p95Millis.subtract(boundMillis).compareTo(budgetMillis) > 0 ? FAIL : UNDECIDED;
  }
}
