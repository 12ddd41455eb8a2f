package io.earshot.console.lab.clock;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Progress;
import io.earshot.console.command.Terminal;
import io.earshot.console.report.json.ReportJson;
import io.earshot.lab.clock.ClockLab;
import io.earshot.lab.clock.MethodScore;
import io.earshot.lab.clock.simulation.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab clock}: the clock estimator on recorded exchanges, or against simulated truth. */
@Command(
    name = "clock",
    mixinStandardHelpOptions = true,
    description = {
      "Estimate the offset between two clocks, or score ways to do so.",
      "",
      "With --input, prints the final records that recorded exchanges bring about. With --scenario, "
          + "simulates calls whose true one-way delays are known and scores our estimator "
          + "(tspe-final, tspe-live) and what others do (last-probe, ntp-filter, webrtc-median, "
          + "mediasoup-median, naive) on them. A seed is the same call on every machine.",
      ""
    },
    footer = {
      "",
      "Scenarios: S1 two servers in one place, S2 Wi-Fi, S3 asymmetric mobile, S4 congestion, S5 "
          + "clock steps, S6 route changes, S7 loss and disorder, S8 few probes, S9 a slewing clock, "
          + "SA a wandering one, SB steps in congestion, SC an antisymmetric route change.",
      "",
      "Examples:",
      "  earshot lab clock --input exchanges.csv",
      "  earshot lab clock --scenario all --report json > scores.json",
      "  earshot lab clock --scenario S5,SB --epochs --seeds 5 --report table",
      "  earshot lab clock --scenario S4 --seeds 3 --emit calls/"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class ClockCommand implements Callable<Integer> {

  private static final int DEFAULT_SEEDS = 20;
  private static final int MAX_SEEDS = 1000;

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  @Option(
      names = "--epochs",
      description = "Agents signal the steps of their clocks; else our estimator must find them.")
  private boolean epochs;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Calls of each scenario, 1 to 1000; default " + DEFAULT_SEEDS + ".")
  private @Nullable Integer seeds;

  @Option(
      names = "--report",
      description = "${COMPLETION-CANDIDATES}; default TABLE on a terminal, else JSON.")
  private @Nullable Format report;

  @Option(
      names = "--emit",
      paramLabel = "DIR",
      description =
          "Also write each call there: .input, .arrivals and .marks.csv; .truth.csv apart.")
  private @Nullable Path emit;

  @Spec private CommandSpec spec;

  /** What to estimate. */
  static final class Subject {

    @Option(
        names = "--input",
        paramLabel = "FILE.csv",
        description = "Exchanges as '#cfg' and 'P,' lines; prints records as 'T,' lines.")
    private @Nullable Path input;

    @Option(
        names = "--scenario",
        paramLabel = "NAMES",
        description = "Simulated calls: all, or names such as S4 or S5,SB.")
    private @Nullable String scenarios;
  }

  /** How scores are written to stdout. */
  enum Format {
    TABLE,
    JSON
  }

  @Override
  public Integer call() {
    if (subject.scenarios == null) {
      rejectWhatNeedsScenarios();
      replay(Objects.requireNonNull(subject.input));
      return ExitStatus.OK;
    }
    int calls = seeds == null ? DEFAULT_SEEDS : seeds;
    if (!(1 <= calls && calls <= MAX_SEEDS)) {
      throw CommandFailure.usage("--seeds " + calls + " is outside 1 to " + MAX_SEEDS);
    }
    print(scores(ScenarioNames.choose(subject.scenarios), calls));
    return ExitStatus.OK;
  }

  private void rejectWhatNeedsScenarios() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--epochs", epochs);
    given.put("--seeds", seeds != null);
    given.put("--report", report != null);
    given.put("--emit", emit != null);
    given.forEach(
        (name, isGiven) -> {
          if (isGiven) {
            throw CommandFailure.usage(name + " needs --scenario; --input has records alone");
          }
        });
  }

  private void replay(Path input) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      TraceFile.replay(input, line -> out.print(line + "\n"), err::println);
    } finally {
      out.flush();
    }
  }

  private List<MethodScore> scores(List<Scenario> scenarios, int calls) {
    long total = (emit == null ? 1L : 2L) * scenarios.size() * calls;
    try (Progress progress = Progress.of("lab", "calls", total)) {
      if (emit != null) {
        CallFolder.write(emit, scenarios, calls, progress::step);
      }
      return new ClockLab(calls, epochs, progress::step).run(scenarios);
    }
  }

  private void print(List<MethodScore> scores) {
    PrintWriter out = spec.commandLine().getOut();
    Format format = report == null ? formatOfStdout() : report;
    out.print(
        format == Format.JSON
            ? ReportJson.indented(ClockReport.of(scores))
            : ClockTable.text(scores));
    out.flush();
  }

  private static Format formatOfStdout() {
    return Terminal.isStdout() ? Format.TABLE : Format.JSON;
  }
}
