package io.earshot.console.lab.clock;

import io.earshot.lab.clock.MethodScore;
import io.earshot.lab.clock.score.Score;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scores for people: errors and bounds in milliseconds, shares in percent. */
final class ClockTable {

  private static final String FORMAT = "%-8s  %-17s %8s %10s %10s %9s %9s %9s %7s %7s %9s%n";

  private ClockTable() {}

  static String text(List<MethodScore> scores) {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "scenario",
            "method",
            "marks",
            "error p50",
            "p95 ms",
            "covered %",
            "bound p50",
            "p95 ms",
            "wrong %",
            "undec %",
            "loop p95"));
    String scenario = "";
    for (MethodScore each : scores) {
      text.append(row(each, each.scenario().equals(scenario)));
      scenario = each.scenario();
    }
    return text.toString();
  }

  private static String row(MethodScore each, boolean isSameScenario) {
    Score score = each.score();
    return line(
        isSameScenario ? "" : each.scenario(),
        each.method(),
        Long.toString(score.marks()),
        millis(score.errorNanos().medianNanos()),
        millis(score.errorNanos().p95Nanos()),
        percent(score.coveredMarks(), score.marks()),
        millis(score.boundNanos().medianNanos()),
        millis(score.boundNanos().p95Nanos()),
        percent(score.wrongMarks(), score.marks()),
        percent(score.undecidedMarks(), score.marks()),
        millis(score.loopErrorNanos().p95Nanos()));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, FORMAT.replace("%n", "\n"), cells);
  }

  private static String millis(@Nullable Long nanos) {
    return nanos == null ? "-" : String.format(Locale.ROOT, "%.3f", nanos / 1e6);
  }

  private static String percent(@Nullable Long part, long whole) {
    return part == null || whole == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", 100.0 * part / whole);
  }
}
