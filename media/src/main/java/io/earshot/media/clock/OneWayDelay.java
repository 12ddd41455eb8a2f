package io.earshot.media.clock;

import org.jspecify.annotations.Nullable;

/**
 * How long a packet took from one clock to the other, and where the truth lies for certain.
 *
 * <p>Example: received at 5.040 s, sent at 1.000 s, offset 4.010 ± 0.015 s: 30 ms, within [15, 45].
 * Against 50 ms that passes, against 40 ms it is undecided.
 *
 * @param delayNanos best single value
 * @param loNanos shortest delay possible, never below 0
 * @param hiNanos longest delay possible; below {@code delayNanos} only if both are below 0 and the
 *     offset is not that of these two readings
 */
public record OneWayDelay(long delayNanos, long loNanos, long hiNanos) {

  /** From left to right, with the offset at the send; null if no clock shows such times. */
  public static @Nullable OneWayDelay forward(
      long leftSendNanos, long rightReceiveNanos, OffsetInterval offset) {
    long rawNanos = Elapsed.betweenNanos(leftSendNanos, rightReceiveNanos);
    return SampleLimits.isDifference(rawNanos)
        ? within(rawNanos - offset.midNanos(), offset.errNanos())
        : null;
  }

  /** From right to left, with the offset at the receipt; null if no clock shows such times. */
  public static @Nullable OneWayDelay reverse(
      long rightSendNanos, long leftReceiveNanos, OffsetInterval offset) {
    long rawNanos = Elapsed.betweenNanos(rightSendNanos, leftReceiveNanos);
    return SampleLimits.isDifference(rawNanos)
        ? within(rawNanos + offset.midNanos(), offset.errNanos())
        : null;
  }

  private static OneWayDelay within(long delayNanos, long errNanos) {
    return new OneWayDelay(
        delayNanos, Math.max(0, delayNanos - errNanos), Math.max(0, delayNanos + errNanos));
  }

  /** No delay in the interval is farther from {@code delayNanos} than this. */
  public long errNanos() {
    return Math.max(delayNanos - loNanos, hiNanos - delayNanos);
  }

  public BudgetVerdict verdict(long budgetNanos) {
    return BudgetVerdict.of(loNanos, hiNanos, budgetNanos);
  }

  /**
   * Judges the way there and back against both budgets together. In the sum the offset cancels, so
   * only the resolution of the clocks is left in doubt.
   */
  public static BudgetVerdict loopVerdict(
      OneWayDelay there, OneWayDelay back, long resolutionNanos, long budgetNanos) {
    long loopNanos = there.delayNanos + back.delayNanos;
    return BudgetVerdict.of(
        loopNanos - resolutionNanos, loopNanos + resolutionNanos, 2 * budgetNanos);
  }
}
