package io.earshot.console.rules;

import io.earshot.alerts.rule.scenario.ResultText;
import io.earshot.alerts.rule.scenario.ScenarioResult;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Terminal;
import io.earshot.console.report.json.ReportJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules test}: series in, expected transitions out. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Run scenarios: what rules make of series, tick by tick, against what is expected.",
      "Exit 1 when one differs; what is missing is shown with -, what is too much with +."
    },
    footer = {
      "",
      "Examples:",
      "  earshot rules test alerts/scenarios/*.yml",
      "  earshot rules test my-rules.test.yml --report json",
      "",
      "A file of scenarios (all keys: docs/alert-rules.md):",
      "  interval: 15s                    # length of a tick",
      "  rule_files: [my-rules.yml]       # or defaults, or rules: [...] in place",
      "  scenarios:",
      "    - name: a slow call fires after 30 s",
      "      series:",
      "        - metric: ice_rtt",
      "          labels: {session: c1}",
      "          values: 50 120#20x3 _ end   # 120 ms 20 times, three ticks long",
      "      expect:",
      "        - alert: HighRtt",
      "          labels: {session: c1}",
      "          states: 1:pending 3:firing 5:resolved(ended)"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class RulesTestCommand implements Callable<Integer> {

  /** How results are written to stdout. */
  enum ResultFormat {
    TEXT,
    JSON
  }

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenarios in YAML; - is stdin.")
  private List<String> files;

  @Option(
      names = "--report",
      description = "${COMPLETION-CANDIDATES}; default TEXT on a terminal, else JSON.")
  private @Nullable ResultFormat report;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<TestedScenarios> tested =
        files.stream().map(name -> TestedScenarios.of(name, System.in)).toList();
    PrintWriter err = spec.commandLine().getErr();
    tested.forEach(file -> file.problems().forEach(err::println));
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson() ? json(tested) : text(tested));
    out.flush();
    if (out.checkError()) {
      throw CommandFailure.failed("stdout: cannot write the results", null);
    }
    boolean passed = tested.stream().allMatch(TestedScenarios::passed);
    return passed ? ExitStatus.OK : ExitStatus.FAILED;
  }

  private boolean isJson() {
    return report == null ? !Terminal.isStdout() : report == ResultFormat.JSON;
  }

  private static String json(List<TestedScenarios> tested) {
    return ReportJson.indented(
        new RulesTestReport(tested.stream().map(TestedScenarios::report).toList()));
  }

  private static String text(List<TestedScenarios> tested) {
    StringBuilder text = new StringBuilder();
    for (TestedScenarios file : tested) {
      long passed = file.results().stream().filter(ScenarioResult::passed).count();
      text.append(file.passed() ? "ok    " : "FAIL  ").append(file.file()).append(": ");
      text.append(
          file.problems().isEmpty()
              ? passed + " of " + file.results().size() + " scenarios pass\n"
              : "cannot be read\n");
      for (ScenarioResult result : file.results()) {
        if (!result.passed()) {
          text.append("  ").append(result.name()).append('\n');
          ResultText.differences(result).forEach(line -> text.append("    " + line + "\n"));
        }
      }
    }
    return text.toString();
  }
}
