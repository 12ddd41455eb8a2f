package io.earshot.console.page.call.series;

import io.earshot.console.report.HopBudget;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One hop over the seconds of a call; where it has a budget, each second is judged. */
public final class HopSeries {

  private final HopName name;
  private final Column shownMillis;
  private final Column boundMillis;
  private final @Nullable BudgetCheck check;
  private boolean holdsOffsets;
  private HopSecond newest;
  private long newestSecond = Timeline.NONE;

  HopSeries(HopSecond first, Timeline timeline) {
    this.name = first.name();
    this.newest = first;
    this.shownMillis = timeline.column();
    this.boundMillis = timeline.column();
    BigDecimal budgetMillis = HopBudget.millisOf(name.hop());
    this.check = budgetMillis == null ? null : new BudgetCheck(budgetMillis, timeline);
  }

  void put(int slot, long second, HopSecond of) {
    if (second >= newestSecond) {
      newestSecond = second;
      newest = of;
    }
    holdsOffsets |= of.holdsOffsets();
    Double shown = of.count() >= Verdict.MIN_SAMPLE_COUNT ? of.p95Millis() : of.maxMillis();
    shownMillis.set(slot, Objects.requireNonNullElse(shown, Double.NaN));
    if (!of.clock().equals(HopSecond.SAME_CLOCK)) {
      boundMillis.set(slot, Objects.requireNonNullElse(of.boundMillis(), Double.NaN));
    }
    if (check != null) {
      check.put(slot, second, of);
    }
  }

  public HopName name() {
    return name;
  }

  /** What the newest second with this hop says. */
  public HopSecond newest() {
    return newest;
  }

  public long newestSecond() {
    return newestSecond;
  }

  /** Whether any of its seconds may hold offsets between clocks; once so, always so. */
  public boolean holdsOffsets() {
    return holdsOffsets;
  }

  /** 95th percentile of the second, of few samples the largest. */
  public Column shownMillis() {
    return shownMillis;
  }

  /** Half widths of the intervals around the delays; nothing on one clock. */
  public Column boundMillis() {
    return boundMillis;
  }

  /** How it keeps its budget; null where there is none. */
  public @Nullable BudgetCheck check() {
    return check;
  }
}
