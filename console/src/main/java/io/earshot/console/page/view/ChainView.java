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
  private final HopNow now;
  private final List<HopReport> hops = new ArrayList<>();
  private double scaleMillis;

  ChainView(Call call, boolean hasWorker) {
    this.call = call;
    this.hasWorker = hasWorker;
    this.now = new HopNow(call);
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
    String unknown = delay == null ? CallView.NO_SUMMARY : ClockWords.ONE_WAY;
    return new CallEvent.HopRow(
        of.hop(),
        of.hop().replace('_', ' '),
        of.from(),
        of.to(),
        name.span(),
        of.clock(),
        ClockWords.text(of.clock()),
        Shown.count("count", delay == null ? null : Long.valueOf(of.count()), CallView.NO_SUMMARY),
        Shown.millis("delayMillis.p50", delay == null ? null : delay.p50(), unknown)
            .prefixed(about),
        Shown.p95("delayMillis", delay, unknown).prefixed(about),
        Shown.millis("delayMillis.max", delay == null ? null : delay.max(), unknown)
            .prefixed(about),
        excess(of),
        bound(of),
        Shown.millis("budgetMillis", of.budgetMillis(), "no budget for this hop"),
        of.verdict(),
        of.verdict() == null ? "" : of.verdict().name(),
        VerdictWords.of(of),
        loop(of),
        of.provisional(),
        now.delay(name),
        now.bound(name),
        now.isUnsettled(name),
        bar(of));
  }

  /** Only where the delay itself is unknown: elsewhere it says nothing more. */
  private static @Nullable Shown excess(HopReport of) {
    boolean isKnown = of.delayMillis() != null && of.delayMillis().p50() != null;
    return isKnown || of.excessMillis() == null
        ? null
        : Shown.p95("excessMillis", of.excessMillis(), ClockWords.ONE_WAY);
  }

  private static CallEvent.@Nullable Loop loop(HopReport of) {
    Spread loop = of.loopMillis();
    if (loop == null) {
      return null;
    }
    Shown p95 = Shown.p95("loopMillis", loop, ClockWords.ONE_WAY);
    BigDecimal budget = of.budgetMillis();
    String text =
        budget == null
            ? p95.text()
            : p95.text().replace(" ms", " of " + Shown.millisText(budget.add(budget)));
    return new CallEvent.Loop(
        new Shown(p95.metric(), p95.value(), text, "no clock offset is in it"),
        of.loopVerdict(),
        VerdictWords.ofLoop(of.loopVerdict(), loop.count()));
  }

  private static Shown bound(HopReport of) {
    Spread bound = of.boundMillis();
    if (of.delayMillis() == null) {
      return Shown.unknown("boundMillis.p95", CallView.NO_SUMMARY);
    }
    if (bound == null || bound.p95() == null) {
      return Shown.unknown("boundMillis.p95", ClockWords.ONE_WAY);
    }
    return of.clock().equals(HopSecond.SAME_CLOCK)
        ? new Shown(
            "boundMillis.p95",
            bound.p95(),
            "–",
            "one clock: exact to its resolution of " + bound.p95().toPlainString() + " ms")
        : Shown.millis("boundMillis.p95", bound.p95(), "").prefixed("± ").titled(between(of));
  }

  /** Where intervals are lopsided the verdict knows more than the bound says. */
  private static @Nullable String between(HopReport of) {
    Spread shortest = of.loMillis();
    Spread longest = of.hiMillis();
    return shortest == null || longest == null || shortest.p95() == null || longest.p95() == null
        ? null
        : "the true p95 is between "
            + Shown.millisText(shortest.p95())
            + " and "
            + Shown.millisText(longest.p95());
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
