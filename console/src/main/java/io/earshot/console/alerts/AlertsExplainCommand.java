package io.earshot.console.alerts;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.Explanation;
import io.earshot.console.alerts.document.CallStart;
import io.earshot.console.alerts.document.ExplanationDocument;
import io.earshot.console.alerts.kafka.AlertTopics;
import io.earshot.console.alerts.text.ExplanationText;
import io.earshot.console.alerts.text.TerminalText;
import io.earshot.console.alerts.text.TextFormat;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.sessions.TopicOptions;
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

/** {@code alerts explain}: rule, window, samples, values around the edge, and what is not known. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say why an alert fired: rule, window, samples, values around the edge, agents.",
    footer = {
      "",
      "Exit 1: there is no such alert, 4: no broker or registry answers.",
      "",
      "Examples:",
      "  earshot alerts explain 3f2a91c0de12",
      "  earshot alerts explain 3f2a --format json",
      "  earshot alerts explain 3f2a --run my-replay"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
final class AlertsExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "Id of the alert, or its beginning.")
  private String id;

  @Mixin private TopicOptions options;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default TEXT on a terminal, else JSON.")
  private @Nullable TextFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (Broker broker = options.broker()) {
      AlertTopics topics = AlertTopics.read(broker, options.ids(), options.run());
      AlertStory story = topics.named(id);
      SessionTopics sessions = options.topics(broker);
      String session = story.session();
      SessionReport call = session == null ? null : sessions.find(session);
      Explanation explanation = topics.explain(story, call == null ? null : call.finding());
      PrintWriter out = spec.commandLine().getOut();
      out.print(text(explanation, CallStart.secondOf(call)));
      out.flush();
      say(topics.unreadable());
      say(sessions.unreadable());
    }
    return ExitStatus.OK;
  }

  private String text(Explanation explanation, @Nullable Long startSecond) {
    return switch (TextFormat.orUsual(format)) {
      case TEXT ->
          ExplanationText.of(
              explanation,
              ExplanationDocument.sessionLink(explanation.facts().story(), startSecond));
      case JSON ->
          TerminalText.ofJson(
              ReportJson.indented(ExplanationDocument.of(explanation, startSecond)));
    };
  }

  private void say(@Nullable String line) {
    if (line != null) {
      spec.commandLine().getErr().println(TerminalText.of(line));
    }
  }
}
