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

  /**
   * Judges the 95th percentile by the intervals of all delays: no true delay is above its upper
   * end, so no percentile of the true delays is above that of the upper ends, likewise below.
   */
  public static @Nullable Verdict within(
      Spread shortest, Spread longest, @Nullable BigDecimal budgetMillis) {
    if (budgetMillis == null) {
      return null;
    }
    BigDecimal shortMillis = shortest.p95();
    BigDecimal longMillis = longest.p95();
    if (longest.count() < MIN_SAMPLE_COUNT || shortMillis == null || longMillis == null) {
      return UNDECIDED;
    }
    if (longMillis.compareTo(budgetMillis) <= 0) {
      return PASS;
    }
    return shortMillis.compareTo(budgetMillis) > 0 ? FAIL : UNDECIDED;
  }

  /**
   * Judges there and back together against twice the budget. The clock offset cancels, so nothing
   * is left undecided but too few samples.
   */
  public static @Nullable Verdict ofLoop(@Nullable Spread loop, @Nullable BigDecimal budgetMillis) {
    if (loop == null || budgetMillis == null) {
      return null;
    }
    BigDecimal p95Millis = loop.p95();
    if (loop.count() < MIN_SAMPLE_COUNT || p95Millis == null) {
      return UNDECIDED;
    }
    return p95Millis.compareTo(budgetMillis.add(budgetMillis)) <= 0 ? PASS : FAIL;
  }

  /** Judges a single delay by the interval that holds it. */
  public static Verdict ofOne(
      BigDecimal delayMillis, @Nullable BigDecimal boundMillis, BigDecimal budgetMillis) {
    if (boundMillis == null) {
      return UNDECIDED;
    }
    if (delayMillis.add(boundMillis).compareTo(budgetMillis) <= 0) {
      return PASS;
    }
    return delayMillis.subtract(boundMillis).compareTo(budgetMillis) > 0 ? FAIL : UNDECIDED;
  }
}
