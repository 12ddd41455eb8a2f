package io.earshot.console.replay;

import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.collectors.recording.Recordings;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Version;
import io.earshot.console.replay.arrival.ArrivalOrder;
import io.earshot.console.replay.arrival.Pacer;
import io.earshot.console.replay.arrival.ReplaySpeed;
import io.earshot.console.replay.arrival.WallClock;
import io.earshot.console.report.Report;
import io.earshot.console.report.avro.ReportBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: recorded calls through the engine, or through a broker, into one report. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Replay recorded calls and report what they went through.",
    footer = {
      "",
      "Examples:",
      "  earshot replay recordings/livekit-chromium/room-red-burst",
      "  earshot replay recordings/chromium-janus/* --report json > report.json",
      "  earshot replay call/ --report ndjson",
      "  earshot replay call/ --clocks separate --shift alice=+3.2,40",
      "  earshot replay call/ --rules my-rules.yml --fail-on alerts",
      "  earshot replay call/ --budget uplink=40 --budget total=500",
      "  earshot replay call/ --bootstrap 127.0.0.1:9092"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class ReplayCommand implements Callable<Integer> {

  private static final String AUTO = "auto";

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Lab folders of recorded calls.")
  private List<Path> paths;

  @Option(
      names = "--format",
      defaultValue = AUTO,
      description = "livekit or chromium-janus; default: by content.")
  private String format;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "max",
      converter = ReplaySpeed.Converter.class,
      description = "N times real time; default ${DEFAULT-VALUE}.")
  private ReplaySpeed speed;

  @Option(names = "--session", paramLabel = "ID", description = "Only this session.")
  private @Nullable String session;

  @Option(
      names = "--report",
      description = "${COMPLETION-CANDIDATES}; default TABLE on a terminal, else JSON.")
  private @Nullable ReportFormat report;

  @Option(names = "--out", paramLabel = "DIR", description = "Also write all reports there.")
  private @Nullable Path out;

  @Option(names = "--shuffle", paramLabel = "SEED", description = "Permute arrival in the grace.")
  private @Nullable Long shuffleSeed;

  @Option(names = "--strict", description = "Damaged input: exit 1 and no report.")
  private boolean strict;

  @Mixin private ClockOptions clocks;

  @Mixin private BrokerOptions broker;

  @Mixin private BudgetOptions budgets;

  @Mixin private RuleOptions rules;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    broker.check();
    budgets.check();
    List<RulesSource> ruleFiles = rules.sound();
    requireKnownFormat();
    RecordedInput input = RecordedInput.open(paths, format, clocks.clocks());
    clocks.requireKnown(input.clockOwners());
    if (strict) {
      input.requireUndamaged();
    }
    input.warnings().forEach(spec.commandLine().getErr()::println);
    RecordedInput wanted = session == null ? input : input.onlySession(session);
    ReportFormat written = report == null ? ReportFormat.ofStdout() : report;
    boolean withSeconds = written == ReportFormat.NDJSON || out != null;
    ReportBuilder builder = withSeconds ? ReportBuilder.withSeconds() : ReportBuilder.ofSummaries();
    Replay replay =
        new Replay(
            new ArrivalOrder(shuffleSeed),
            new Pacer(speed, WallClock.SYSTEM),
            budgets.engine(),
            ruleFiles);
    replay.run(wanted.recordings(), broker.target(), builder);
    Report document = builder.build(Version.text(), wanted.source());
    print(rules.named(budgets.judge(document)), builder, written);
    return rules.isFound(document) ? ExitStatus.CONDITION_FOUND : ExitStatus.OK;
  }

  private void requireKnownFormat() {
    if (!format.equals(AUTO) && !Recordings.formats().contains(format)) {
      throw new ParameterException(
          spec.commandLine(),
          "--format: found \"%s\", expected %s or %s"
              .formatted(format, AUTO, String.join(" or ", Recordings.formats())));
    }
  }

  private void print(Report document, ReportBuilder builder, ReportFormat written) {
    if (out != null) {
      ReportFolder.write(out, document, builder);
    }
    spec.commandLine().getOut().print(written.text(document, builder));
    spec.commandLine().getOut().flush();
    if (spec.commandLine().getOut().checkError()) {
      throw CommandFailure.failed("stdout: cannot write the report", null);
    }
  }
}
