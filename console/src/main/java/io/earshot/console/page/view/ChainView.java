package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.HopSecond;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.report.HopBudget;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.Spread;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hops of one call in path order, those too that nobody measures. */
final class ChainView {

  private static final Comparator<HopReport> PATH =
      Comparator.comparing(HopReport::hop, PathOrder.ORDER)
          .thenComparing(HopReport::from)
          .thenComparing(HopReport::to);

  /** Not a hop of the chain: it has a place of its own. */
  private static final String MOUTH_TO_EAR = "mouth_to_ear";

  private final Call call;
  private final boolean hasWorker;
  private final List<HopReport> hops = new ArrayList<>();
  private double scaleMillis;

  ChainView(Call call, boolean hasWorker) {
    this.call = call;
    this.hasWorker = hasWorker;
    CallSummary summary = call.summary();
    Set<HopName> known = new HashSet<>();
    if (summary != null) {
      for (HopReport hop : summary.report().hops()) {
        hops.add(hop);
        known.add(new HopName(hop.hop(), hop.from(), hop.to()));
      }
    }
    for (HopSeries series : call.series().hops()) {
      if (!known.contains(series.name()) && !series.name().hop().equals(MOUTH_TO_EAR)) {
        hops.add(notSummedUpYet(series));
      }
    }
    hops.sort(PATH);
  }

  private static HopReport notSummedUpYet(HopSeries series) {
    HopName name = series.name();
    return new HopReport(
        name.hop(),
        name.from(),
        name.to(),
        0,
        null,
        null,
        null,
        null,
        null,
        series.newest().clock(),
        HopBudget.millisOf(name.hop()),
        null,
        null,
        null,
        null,
        null,
        true);
  }

  CallEvent.Chain chain() {
    List<Object> rows = new ArrayList<>();
    Set<String> measured = new HashSet<>();
    for (HopReport hop : hops) {
      measured.add(hop.hop());
      rows.add(row(hop));
    }
    if (!hops.isEmpty()) {
      AbsentHops.of(measured, hasWorker).forEach(rows::add);
      rows.sort(Comparator.comparing(ChainView::hopOf, PathOrder.ORDER));
    }
    return new CallEvent.Chain(Shown.tenths(scaleMillis), rows);
  }

  private static String hopOf(Object row) {
    return row instanceof CallEvent.HopRow hop ? hop.hop() : ((CallEvent.AbsentHop) row).hop();
  }

  private CallEvent.HopRow row(HopReport of) {
    HopName name = new HopName(of.hop(), of.from(), of.to());
    Spread delay = of.delayMillis();
    String about = of.clock().equals(HopSecond.RTCP) ? "≈ " : "";
    return new CallEvent.HopRow(
        of.hop(),
        of.hop().replace('_', ' '),
        of.from(),
        of.to(),
        name.span(),
        of.clock(),
        clockText(of.clock()),
        Shown.count("count", delay == null ? null : Long.valueOf(of.count()), CallView.NO_SUMMARY),
        Shown.millis("delayMillis.p50", delay == null ? null : delay.p50(), CallView.NO_SUMMARY)
            .prefixed(about),
        Shown.p95("delayMillis", delay, CallView.NO_SUMMARY).prefixed(about),
        Shown.millis("delayMillis.max", delay == null ? null : delay.max(), CallView.NO_SUMMARY)
            .prefixed(about),
        bound(of),
        Shown.millis("budgetMillis", of.budgetMillis(), "no budget for this hop"),
        of.verdict(),
        of.verdict() == null ? "" : of.verdict().name(),
        of.provisional(),
        now(name),
        bar(of));
  }

  private static String clockText(String clock) {
    return switch (clock) {
      case "same" -> "one clock";
      case "estimated" -> "offset estimated";
      case "composed" -> "composed of hops";
      case "rtcp" -> "≈ RTCP";
      default -> clock;
    };
  }

  private static Shown bound(HopReport of) {
    Spread bound = of.boundMillis();
    if (of.delayMillis() == null) {
      return Shown.unknown("boundMillis.p95", CallView.NO_SUMMARY);
    }
    if (bound == null || bound.p95() == null) {
      return Shown.unknown("boundMillis.p95", "nothing bounds the offset of the two clocks");
    }
    return of.clock().equals(HopSecond.SAME_CLOCK)
        ? new Shown(
            "boundMillis.p95",
            bound.p95(),
            "–",
            "one clock: exact to its resolution of " + bound.p95().toPlainString() + " ms")
        : Shown.millis("boundMillis.p95", bound.p95(), "").prefixed("± ");
  }

  private Shown now(HopName name) {
    HopSeries series = call.series().hop(name);
    String metric = "now.delayMillis";
    if (series == null) {
      return Shown.unknown(metric + ".p95", "nothing in the last 15 minutes");
    }
    long quiet = call.series().timeline().newest() - series.newestSecond();
    if (quiet > Call.MAX_QUIET_SECONDS) {
      return Shown.unknown(metric + ".p95", "nothing for " + quiet + " s");
    }
    HopSecond newest = series.newest();
    Spread spread =
        new Spread(
            newest.count(),
            null,
            null,
            null,
            null,
            Shown.rounded(newest.p95Millis()),
            null,
            Shown.rounded(newest.maxMillis()));
    return Shown.p95(metric, spread, "no delay");
  }

  private CallEvent.@Nullable Bar bar(HopReport of) {
    Spread delay = of.delayMillis();
    if (delay == null || delay.p50() == null) {
      return null;
    }
    BigDecimal far =
        delay.count() >= Verdict.MIN_SAMPLE_COUNT && delay.p95() != null
            ? delay.p95()
            : Objects.requireNonNullElse(delay.max(), delay.p50());
    BigDecimal budget = of.budgetMillis();
    double start = startMillis(of.hop());
    double reach = Math.max(far.doubleValue(), budget == null ? 0 : budget.doubleValue());
    scaleMillis = Math.max(scaleMillis, start + reach);
    Spread bound = of.boundMillis();
    boolean isBand = bound != null && !of.clock().equals(HopSecond.SAME_CLOCK);
    return new CallEvent.Bar(
        Shown.tenths(start),
        delay.p50(),
        far,
        isBand && bound != null ? bound.p95() : null,
        budget);
  }

  /** Medians of the steps before, of each place the longest; negative ones count as nothing. */
  private double startMillis(String hop) {
    double start = 0;
    for (int rank = 0; rank < PathOrder.rank(hop); rank++) {
      double longest = 0;
      for (HopReport each : hops) {
        Spread delay = each.delayMillis();
        if (PathOrder.rank(each.hop()) == rank
            && PathOrder.isStep(each.hop())
            && delay != null
            && delay.p50() != null) {
          longest = Math.max(longest, delay.p50().doubleValue());
        }
      }
      start += longest;
    }
    return start;
  }
}
