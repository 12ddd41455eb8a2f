package io.earshot.console.page.view;

import io.earshot.console.page.call.LastMinute;
import io.earshot.console.report.HopBudget;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Spread;
import io.earshot.console.report.Verdict;
import io.earshot.media.percentile.DelayHistogram;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hops with a budget, all live calls of the last minute together. */
final class HopTotals {

  /** From the percentile to its upper end. */
  private static final String BOUND = "upperBoundMillis.p95";

  private static final String NOBODY = "no live call measured it in the last minute";

  private long change = -1;
  private List<ListEvent.HopTotal> hops = List.of();

  /** Made anew only when a window came or went. */
  List<ListEvent.HopTotal> of(LastMinute lastMinute) {
    if (lastMinute.change() != change) {
      List<ListEvent.HopTotal> totals = new ArrayList<>();
      for (String hop : PathOrder.HOPS) {
        BigDecimal budgetMillis = HopBudget.millisOf(hop);
        if (budgetMillis != null) {
          totals.add(of(hop, budgetMillis, lastMinute.of(hop)));
        }
      }
      hops = List.copyOf(totals);
      change = lastMinute.change();
    }
    return hops;
  }

  private static ListEvent.HopTotal of(
      String hop, BigDecimal budgetMillis, LastMinute.@Nullable AllCalls all) {
    String label = hop.replace('_', ' ');
    Shown budget = Shown.millis("budgetMillis", budgetMillis, "");
    if (all == null) {
      return new ListEvent.HopTotal(
          hop,
          label,
          Shown.unknown("delayMillis.p95", NOBODY),
          Shown.unknown(BOUND, NOBODY),
          budget,
          null,
          "",
          "");
    }
    Spread delay = spread(all.delay());
    Spread shortest = all.lo() == null ? null : spread(all.lo());
    Spread longest = all.hi() == null ? null : spread(all.hi());
    BigDecimal boundMillis = boundMillis(delay, longest);
    Verdict verdict =
        shortest == null || longest == null
            ? Verdict.UNDECIDED
            : Verdict.within(shortest, longest, budgetMillis);
    return new ListEvent.HopTotal(
        hop,
        label,
        Shown.p95("delayMillis", delay, NOBODY),
        Shown.millis(BOUND, boundMillis, "nothing bounds the offset of its clocks")
            .prefixed("± ")
            .titled("by the 95th percentile of the upper ends, which the verdict goes by"),
        budget,
        verdict,
        verdict == null ? "" : verdict.name(),
        words(verdict, delay.count(), boundMillis));
  }

  private static Spread spread(DelayHistogram of) {
    io.earshot.media.percentile.Spread measured = of.spread();
    return new Spread(
        measured.count(),
        null,
        null,
        Rounded.millis(measured.p50Millis()),
        null,
        Rounded.millis(measured.p95Millis()),
        null,
        Rounded.millis(measured.maxMillis()));
  }

  /** How far the upper end of what is shown is above it; null = nothing bounds it. */
  private static @Nullable BigDecimal boundMillis(Spread delay, @Nullable Spread longest) {
    if (longest == null) {
      return null;
    }
    boolean isOfFew = delay.count() < Verdict.MIN_SAMPLE_COUNT;
    BigDecimal shown = isOfFew ? delay.max() : delay.p95();
    BigDecimal end = isOfFew ? longest.max() : longest.p95();
    return shown == null || end == null ? null : end.subtract(shown);
  }

  private static String words(
      @Nullable Verdict verdict, long count, @Nullable BigDecimal boundMillis) {
    boolean isOfFew = verdict == Verdict.UNDECIDED && count < Verdict.MIN_SAMPLE_COUNT;
    return isOfFew ? VerdictWords.ofLoop(verdict, count) : VerdictWords.of(verdict, boundMillis);
  }
}
