package io.earshot.console.sessions;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Version;
import io.earshot.console.replay.ReportFormat;
import io.earshot.console.report.Report;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.console.sessions.kafka.SessionTopics;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessions show}: the report of one session, as a replay would print it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Report one session, live or ended, as replay reports a recording.",
    footer = {
      "",
      "Examples:",
      "  earshot sessions show my-call",
      "  earshot sessions show my-call --report ndjson | tail -n 1",
      "  earshot sessions show my-call --run my-replay --report json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
final class SessionsShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "Session id, as sessions ls prints it.")
  private String session;

  @Mixin private TopicOptions options;

  @Option(
      names = "--report",
      description = "${COMPLETION-CANDIDATES}; default TABLE on a terminal, else JSON.")
  private @Nullable ReportFormat report;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ReportFormat written = report == null ? ReportFormat.ofStdout() : report;
    ReportBuilder builder =
        written == ReportFormat.NDJSON ? ReportBuilder.withSeconds() : ReportBuilder.ofSummaries();
    try (Broker broker = options.broker()) {
      SessionTopics topics = options.topics(broker);
      Report document = builder.build(Version.text(), topics.read(session, builder));
      PrintWriter out = spec.commandLine().getOut();
      out.print(written.text(document, builder));
      out.flush();
      String unreadable = topics.unreadable();
      if (unreadable != null) {
        spec.commandLine().getErr().println(unreadable);
      }
    }
    return ExitStatus.OK;
  }
}
