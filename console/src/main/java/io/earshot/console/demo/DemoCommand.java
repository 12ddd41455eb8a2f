package io.earshot.console.demo;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Version;
import io.earshot.console.live.LiveServices;
import io.earshot.console.replay.RecordedInput;
import io.earshot.console.replay.Replay;
import io.earshot.console.replay.ReportFormat;
import io.earshot.console.replay.arrival.ArrivalOrder;
import io.earshot.console.replay.arrival.Pacer;
import io.earshot.console.replay.arrival.ReplaySpeed;
import io.earshot.console.replay.arrival.WallClock;
import io.earshot.console.replay.kafka.BrokerTarget;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.console.rules.RuleFiles;
import io.earshot.console.stack.EmbeddedStack;
import io.earshot.streams.session.EngineSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: broker, registry, engine and two recorded calls, with one command. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Run everything on this machine with two recorded calls.",
    footer = {"", "Examples:", "  earshot demo", "  earshot demo --once --speed max --report json"})
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class DemoCommand implements Callable<Integer> {

  @Option(names = "--once", description = "Each call once, then a report; else again and again.")
  private boolean once;

  @Option(
      names = "--speed",
      paramLabel = "max|N",
      defaultValue = "1",
      converter = ReplaySpeed.Converter.class,
      description = "N times real time; max only with --once; default ${DEFAULT-VALUE}.")
  private ReplaySpeed speed;

  @Option(names = "--report", description = "With --once: ${COMPLETION-CANDIDATES}.")
  private @Nullable ReportFormat report;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "These alert rules instead of Earshot's own (\"defaults\"); a change of the file needs no"
              + " restart while it loops. Repeatable.")
  private List<String> rules = List.of();

  @Option(names = "--data", paramLabel = "DIR", description = "Default: a temporary folder.")
  private @Nullable Path dataDir;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!once && (speed.isMax() || report != null)) {
      throw CommandFailure.usage("--speed max and --report need --once: a loop has no end");
    }
    RuleFiles.read(rules);
    RecordedInput input = RecordedInput.open(DemoCalls.locate(), "auto");
    PrintWriter err = spec.commandLine().getErr();
    try (DemoStack stack = DemoStack.start(dataDir, err::println)) {
      run(stack.stack(), input);
    }
    return ExitStatus.OK;
  }

  private void run(EmbeddedStack stack, RecordedInput input) throws Exception {
    ReportBuilder builder =
        report == ReportFormat.NDJSON ? ReportBuilder.withSeconds() : ReportBuilder.ofSummaries();
    String registryUrl = stack.registryUrl().toString();
    if (once && speed.isMax()) {
      new Replay(
              new ArrivalOrder(null),
              new Pacer(speed, WallClock.SYSTEM),
              EngineSettings.DEFAULT,
              RuleFiles.read(rules))
          .run(
              input.recordings(),
              new BrokerTarget(stack.bootstrap(), registryUrl, BrokerTarget.newRun()),
              builder);
      print(input, builder, report == null ? ReportFormat.ofStdout() : report);
      return;
    }
    LiveServices services = LiveServices.startIn(stack, rules);
    stack.say("open " + services.page().uri() + " in a browser");
    LiveDemo demo =
        new LiveDemo(services.pipeline(), input.recordings(), speed, spec.commandLine().getOut());
    if (once) {
      demo.once(builder);
      print(input, builder, report == null ? ReportFormat.TABLE : report);
    } else {
      stack.say("Kafka " + stack.bootstrap() + "; Ctrl-C ends it");
      demo.loop();
    }
  }

  private void print(RecordedInput input, ReportBuilder builder, ReportFormat format) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.text(builder.build(Version.text(), input.source()), builder));
    out.flush();
  }
}
