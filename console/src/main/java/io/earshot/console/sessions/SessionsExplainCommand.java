package io.earshot.console.sessions;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.alerts.document.CallDocument;
import io.earshot.console.alerts.kafka.AlertTopics;
import io.earshot.console.alerts.text.CallText;
import io.earshot.console.alerts.text.TerminalText;
import io.earshot.console.alerts.text.TextFormat;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.sessions.kafka.SessionTopics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessions explain}: where a call suffered, who was to be told, and on what numbers. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say where a session suffered: finding, alerts, samples and bounds of its hops.",
    footer = {
      "",
      "Examples:",
      "  earshot sessions explain my-call",
      "  earshot sessions explain my-call --format json",
      "  earshot sessions explain my-call --run my-replay"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
final class SessionsExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "Session id, as sessions ls prints it.")
  private String session;

  @Mixin private TopicOptions options;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default TEXT on a terminal, else JSON.")
  private @Nullable TextFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (Broker broker = options.broker()) {
      SessionTopics sessions = options.topics(broker);
      SessionReport call = sessions.get(session);
      AlertTopics topics = AlertTopics.read(broker, options.ids(), options.run());
      AlertBoard board = topics.board();
      List<AlertStory> stories =
          board.stories(new AlertFilter(null, session, null, AlertBoard.MAX_ALERTS));
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          TextFormat.orUsual(format) == TextFormat.TEXT
              ? CallText.of(call, stories, board)
              : TerminalText.ofJson(ReportJson.indented(CallDocument.of(call, stories, board))));
      out.flush();
      say(sessions.unreadable());
      say(topics.unreadable());
    }
    return ExitStatus.OK;
  }

  private void say(@Nullable String line) {
    if (line != null) {
      spec.commandLine().getErr().println(TerminalText.of(line));
    }
  }
}
