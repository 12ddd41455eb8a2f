package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.BudgetCheck;
import io.earshot.console.page.call.series.HopSecond;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.Timeline;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import org.jspecify.annotations.Nullable;

/** A hop over its budget, or not surely under it, by the verdicts of its {@link BudgetCheck}. */
final class HopRule implements Rule {

  private final Timeline timeline;
  private final HopSeries hop;
  private final BudgetCheck check;
  private double severity;

  HopRule(Timeline timeline, HopSeries hop, BudgetCheck check) {
    this.timeline = timeline;
    this.hop = hop;
    this.check = check;
  }

  @Override
  public Subject subject() {
    return Subject.hop(hop.name());
  }

  @Override
  public @Nullable Level next(long second) {
    int slot = timeline.slotOf(second);
    Verdict verdict = check.verdictAt(slot);
    if (verdict == null) {
      return null;
    }
    double p95Millis = check.p95Millis().at(slot);
    severity = Double.isNaN(p95Millis) ? 0 : p95Millis / check.budgetMillis().doubleValue();
    return switch (verdict) {
      case PASS -> Level.CLEAR;
      case UNDECIDED -> Level.UNDECIDED;
      case FAIL -> Level.BAD;
    };
  }

  @Override
  public double severity() {
    return severity;
  }

  @Override
  public boolean contributes(long second) {
    int slot = timeline.slotOf(second);
    double largestMillis = check.largestMillis().at(slot);
    if (Double.isNaN(largestMillis)) {
      return false;
    }
    double boundMillis = isOneClock() ? 0 : hop.boundMillis().at(slot);
    return !(largestMillis + boundMillis <= check.budgetMillis().doubleValue());
  }

  private boolean isOneClock() {
    return hop.newest().clock().equals(HopSecond.SAME_CLOCK);
  }

  @Override
  public long evidenceFrom(long second) {
    return check.evidenceFrom(timeline.slotOf(second), second);
  }

  @Override
  public int maxGapSeconds() {
    return Limits.MAX_HOP_GAP_SECONDS;
  }

  @Override
  public Words now(long second, Verdict verdict) {
    BudgetCheck.Window window = check.windowAt(second);
    String bound = isOneClock() ? "" : " ± " + Digits.millis(Rounded.millis(window.boundMillis()));
    double p95Millis = check.p95Millis().at(timeline.slotOf(second));
    long seconds = second - window.fromSecond() + 1;
    return new Words(
        "takes " + millis(p95Millis) + bound + " ms (p95)" + against(verdict),
        Digits.count((long) window.count())
            + " delays in "
            + Math.max(seconds, BudgetCheck.WINDOW_SECONDS)
            + " s",
        sure(window.boundMillis()));
  }

  @Override
  public Words past(long sinceSecond, long untilSecond, Verdict verdict) {
    double largestMillis = 0;
    int over = 0;
    Double boundMillis = 0.0;
    for (long second = sinceSecond; second <= untilSecond; second++) {
      int slot = timeline.slotOf(second);
      double p95Millis = check.p95Millis().at(slot);
      largestMillis = p95Millis > largestMillis ? p95Millis : largestMillis;
      over += contributes(second) ? 1 : 0;
    }
    if (!isOneClock()) {
      boundMillis = hop.newest().boundMillis();
    }
    return new Words(
        "took up to " + millis(largestMillis) + " ms (p95)" + against(verdict),
        "delays over it in " + over + " of " + (untilSecond - sinceSecond + 1) + " s",
        sure(boundMillis));
  }

  private String against(Verdict verdict) {
    String budget = check.budgetMillis().toPlainString() + " ms";
    return verdict == Verdict.FAIL
        ? ", its budget is " + budget
        : " against a budget of " + budget + ", undecided";
  }

  private String sure(@Nullable Double boundMillis) {
    if (isOneClock()) {
      return "exact to the clock's resolution";
    }
    if (boundMillis == null) {
      return "not sure: nothing bounds the offset between the two clocks";
    }
    String bound = "± " + Digits.millis(Rounded.millis(boundMillis)) + " ms";
    return switch (hop.newest().clock()) {
      case HopSecond.RTCP -> bound + ": from RTCP's own times";
      case HopSecond.COMPOSED -> bound + ": composed of hops, their bounds added";
      default -> bound + ": the offset between the two clocks is estimated";
    };
  }

  private static String millis(double millis) {
    return Digits.millis(Rounded.millis(millis));
  }
}
