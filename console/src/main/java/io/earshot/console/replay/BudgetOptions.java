package io.earshot.console.replay;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.HopBudgets;
import io.earshot.console.report.Report;
import io.earshot.streams.session.EngineSettings;
import io.earshot.streams.session.result.Hop;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Budgets to judge by instead of the product's. */
final class BudgetOptions {

  private static final BigDecimal MAX_MILLIS = BigDecimal.valueOf(60_000);

  @Option(
      names = "--budget",
      paramLabel = "HOP=MS",
      description = "Judge this hop's p95 by another limit. Repeatable.")
  private Map<String, BigDecimal> budgets = new TreeMap<>();

  /** The report judged by these budgets; as it is where there are none. */
  Report judge(Report report) {
    return budgets.isEmpty() ? report : report.against(new HopBudgets(budgets));
  }

  /** The engine's own limits with these budgets: its finding judges delays, too. */
  EngineSettings engine() {
    Map<String, Double> millis = new TreeMap<>();
    budgets.forEach((hop, budgetMillis) -> millis.put(hop, budgetMillis.doubleValue()));
    return EngineSettings.DEFAULT.withBudgets(
        new io.earshot.streams.session.result.HopBudgets(millis));
  }

  /** Ends the command if a hop or a limit cannot be. */
  void check() {
    List<String> hops =
        Arrays.stream(Hop.values())
            .filter(hop -> hop.isPublished() && hop != Hop.MOUTH_TO_EAR)
            .map(Hop::label)
            .toList();
    budgets.forEach(
        (hop, millis) -> {
          if (!hops.contains(hop)) {
            throw CommandFailure.usage(
                "--budget: found hop \"%s\", expected one of %s"
                    .formatted(hop, String.join(", ", hops)));
          }
          if (millis.signum() <= 0 || millis.compareTo(MAX_MILLIS) > 0) {
            throw CommandFailure.usage(
                "--budget: found %s=%s, expected milliseconds in (0, %s]"
                    .formatted(hop, millis.toPlainString(), MAX_MILLIS.toPlainString()));
          }
        });
  }
}
