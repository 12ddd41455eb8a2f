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
          Shown.unknown("boundMillis.max", NOBODY),
          budget,
          null,
          "",
          "");
    }
    io.earshot.media.percentile.Spread measured = all.delay().spread();
    Spread delay =
        new Spread(
            measured.count(),
            null,
            null,
            Rounded.millis(measured.p50Millis()),
            null,
            Rounded.millis(measured.p95Millis()),
            null,
            Rounded.millis(measured.maxMillis()));
    BigDecimal boundMillis = Rounded.millis(all.boundMillis());
    Verdict verdict =
        all.lo() == null || all.hi() == null
            ? Verdict.UNDECIDED
            : Verdict.within(end(all.lo()), end(all.hi()), budgetMillis);
    return new ListEvent.HopTotal(
        hop,
        label,
        Shown.p95("delayMillis", delay, NOBODY),
        Shown.millis("boundMillis.max", boundMillis, "nothing bounds the offset of its clocks")
            .prefixed("± ")
            .titled("the widest of all calls"),
        budget,
        verdict,
        verdict == null ? "" : verdict.name(),
        words(verdict, measured.count(), boundMillis));
  }

  private static Spread end(DelayHistogram ends) {
    io.earshot.media.percentile.Spread measured = ends.spread();
    BigDecimal p95Millis = Rounded.millis(measured.p95Millis());
    return new Spread(measured.count(), null, null, null, null, p95Millis, null, null);
  }

  private static String words(
      @Nullable Verdict verdict, long count, @Nullable BigDecimal boundMillis) {
    boolean isOfFew = verdict == Verdict.UNDECIDED && count < Verdict.MIN_SAMPLE_COUNT;
    return isOfFew ? VerdictWords.ofLoop(verdict, count) : VerdictWords.of(verdict, boundMillis);
  }
}
