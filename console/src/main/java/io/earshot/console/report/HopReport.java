package io.earshot.console.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One hop between two participants over a whole call.
 *
 * @param boundMillis half widths of the intervals that hold the true delays; null = unbounded
 * @param delayMillis only counted where samples one way leave it unknown
 * @param loMillis shortest delays that fit; null where one bound holds for all
 * @param hiMillis longest delays that fit; null as well
 * @param excessMillis delay over its floor
 * @param loopMillis there and back together: no clock offset is in it; null = nothing came back
 * @param loopVerdict of that against twice the budget; null = not judged
 * @param fromStage absent where no mark begins the hop
 */
public record HopReport(
    String hop,
    String from,
    String to,
    long count,
    @Nullable Spread delayMillis,
    @Nullable Spread boundMillis,
    @Nullable Spread loMillis,
    @Nullable Spread hiMillis,
    @Nullable Spread excessMillis,
    String clock,
    @Nullable BigDecimal budgetMillis,
    @Nullable Verdict verdict,
    @Nullable Spread loopMillis,
    @Nullable Verdict loopVerdict,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fromStage,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String toStage,
    boolean provisional) {

  /** Judges a hop by the product's budget. */
  public static HopReport judged(Between between, Measured measured, boolean provisional) {
    Spread delay = measured.delay();
    Spread excess = measured.excess();
    Spread counted = delay == null && excess != null ? Spread.ofUnknown(excess.count()) : delay;
    return new HopReport(
            between.hop(),
            between.from(),
            between.to(),
            counted == null ? 0 : counted.count(),
            counted,
            measured.bound(),
            measured.shortest(),
            measured.longest(),
            delay == null ? excess : delay.excess(),
            between.clock(),
            null,
            null,
            measured.loop(),
            null,
            between.fromStage(),
            between.toStage(),
            provisional)
        .against(HopBudget.millisOf(between.hop()));
  }

  /** The same hop judged by another budget; null is none. */
  public HopReport against(@Nullable BigDecimal otherBudgetMillis) {
    return new HopReport(
        hop,
        from,
        to,
        count,
        delayMillis,
        boundMillis,
        loMillis,
        hiMillis,
        excessMillis,
        clock,
        otherBudgetMillis,
        verdictOn(otherBudgetMillis),
        loopMillis,
        Verdict.ofLoop(loopMillis, otherBudgetMillis),
        fromStage,
        toStage,
        provisional);
  }

  /** Samples one way leave anything undecided, be there a budget or not. */
  private @Nullable Verdict verdictOn(@Nullable BigDecimal otherBudgetMillis) {
    if (count > 0 && boundMillis == null) {
      return Verdict.UNDECIDED;
    }
    return loMillis == null || hiMillis == null
        ? Verdict.of(delayMillis, boundMillis, otherBudgetMillis)
        : Verdict.within(loMillis, hiMillis, otherBudgetMillis);
  }

  /**
   * What was measured of a hop, milliseconds.
   *
   * @param shortest lower ends of the intervals, where each delay has its own
   * @param longest their upper ends
   * @param excess over the floor, where the delay itself is unknown
   */
  public record Measured(
      @Nullable Spread delay,
      @Nullable Spread bound,
      @Nullable Spread shortest,
      @Nullable Spread longest,
      @Nullable Spread excess,
      @Nullable Spread loop) {}

  /** Which hop it is, and how its two ends came onto one clock. */
  public record Between(
      String hop,
      String from,
      String to,
      String clock,
      @Nullable String fromStage,
      @Nullable String toStage) {}
}
