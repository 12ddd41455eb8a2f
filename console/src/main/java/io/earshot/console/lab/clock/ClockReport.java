package io.earshot.console.lab.clock;

import io.earshot.console.report.Rounded;
import io.earshot.lab.clock.MethodScore;
import io.earshot.lab.clock.score.Quantiles;
import io.earshot.lab.clock.score.Score;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scores as programs read them. */
record ClockReport(List<Row> scenarios) {

  static ClockReport of(List<MethodScore> scores) {
    return new ClockReport(scores.stream().map(Row::of).toList());
  }

  /** One method in one scenario. */
  record Row(
      String scenario,
      String method,
      int seeds,
      long marks,
      long unanswered,
      Millis errorMillis,
      @Nullable BigDecimal coverage,
      Millis boundMillis,
      Verdicts verdicts,
      P95 loopErrorMillis) {

    static Row of(MethodScore each) {
      Score score = each.score();
      return new Row(
          each.scenario(),
          each.method(),
          each.seeds(),
          score.marks(),
          score.unanswered(),
          Millis.of(score.errorNanos()),
          Rounded.ratio(score.coveredMarks(), score.marks()),
          Millis.of(score.boundNanos()),
          new Verdicts(
              Rounded.ratio(score.wrongMarks(), score.marks()),
              Rounded.ratio(score.undecidedMarks(), score.marks())),
          new P95(millis(score.loopErrorNanos().p95Nanos())));
    }
  }

  /** Quantiles of a distance. */
  record Millis(@Nullable BigDecimal median, @Nullable BigDecimal p95) {

    static Millis of(Quantiles quantiles) {
      return new Millis(millis(quantiles.medianNanos()), millis(quantiles.p95Nanos()));
    }
  }

  /** The upper quantile alone. */
  record P95(@Nullable BigDecimal p95) {}

  /** Shares of marks. */
  record Verdicts(@Nullable BigDecimal wrong, @Nullable BigDecimal undecided) {}

  private static @Nullable BigDecimal millis(@Nullable Long nanos) {
    return nanos == null ? null : Rounded.millisOfNanos(nanos);
  }
}
