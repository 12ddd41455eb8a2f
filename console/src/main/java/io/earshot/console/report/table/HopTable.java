package io.earshot.console.report.table;

import io.earshot.console.report.HopReport;
import io.earshot.console.report.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hops in path order: delay, bound, budget, verdict. */
final class HopTable {

  /** Below this a 95th percentile is one or two samples: the largest says more. */
  private static final int MIN_SAMPLES_OF_P95 = 20;

  private static final String SAME_CLOCK = "same";
  private static final String NONE = "–";

  private HopTable() {}

  static TextTable of(List<HopReport> hops) {
    TextTable table =
        new TextTable(
            2, "hop", "from → to", "n", "p50", "p95", "max", "±", "budget", "verdict", "clock");
    for (HopReport hop : hops) {
      boolean hasP95 = hop.count() >= MIN_SAMPLES_OF_P95;
      table.row(
          hop.hop(),
          hop.from().equals(hop.to()) ? hop.from() : hop.from() + " → " + hop.to(),
          Digits.count(hop.count()),
          millis(hop.delayMillis(), Spread::p50),
          hasP95 ? millis(hop.delayMillis(), Spread::p95) : Digits.UNKNOWN,
          millis(hop.delayMillis(), Spread::max),
          hop.clock().equals(SAME_CLOCK) ? NONE : Digits.millis(doubt(hop)),
          budget(hop.budgetMillis()),
          hop.verdict() == null ? "" : hop.verdict().name(),
          hop.clock().equals(SAME_CLOCK) ? "" : "≈" + hop.clock());
    }
    return table;
  }

  /** What p95 may be off by: up to that of the longest delays where each has its own bound. */
  private static @Nullable BigDecimal doubt(HopReport hop) {
    Spread delay = hop.delayMillis();
    Spread longest = hop.hiMillis();
    if (delay != null && longest != null && delay.p95() != null && longest.p95() != null) {
      return longest.p95().subtract(delay.p95());
    }
    return hop.boundMillis() == null ? null : hop.boundMillis().p95();
  }

  private static String millis(
      @Nullable Spread spread, Function<Spread, @Nullable BigDecimal> value) {
    return Digits.millis(spread == null ? null : value.apply(spread));
  }

  private static String budget(@Nullable BigDecimal millis) {
    return millis == null ? "" : millis.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
  }
}
