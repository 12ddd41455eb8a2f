package io.earshot.console.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One hop between two participants over a whole call.
 *
 * @param boundMillis half widths of the intervals that hold the true delays; null = unbounded
 * @param excessMillis delay over its floor
 * @param loopVerdict of there and back together; null = not judged
 * @param fromStage absent where no mark begins the hop
 */
public record HopReport(
    String hop,
    String from,
    String to,
    long count,
    @Nullable Spread delayMillis,
    @Nullable Spread boundMillis,
    @Nullable Spread excessMillis,
    String clock,
    @Nullable BigDecimal budgetMillis,
    @Nullable Verdict verdict,
    @Nullable Verdict loopVerdict,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fromStage,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String toStage,
    boolean provisional) {

  /** Judges a hop by its own budget. */
  public static HopReport judged(
      Between between, @Nullable Spread delay, @Nullable Spread bound, boolean provisional) {
    BigDecimal budgetMillis = HopBudget.millisOf(between.hop());
    return new HopReport(
        between.hop(),
        between.from(),
        between.to(),
        delay == null ? 0 : delay.count(),
        delay,
        bound,
        delay == null ? null : delay.excess(),
        between.clock(),
        budgetMillis,
        Verdict.of(delay, bound, budgetMillis),
        null,
        between.fromStage(),
        between.toStage(),
        provisional);
  }

  /** Which hop it is, and how its two ends came onto one clock. */
  public record Between(
      String hop,
      String from,
      String to,
      String clock,
      @Nullable String fromStage,
      @Nullable String toStage) {}
}
