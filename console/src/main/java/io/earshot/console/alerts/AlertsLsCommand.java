package io.earshot.console.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.alerts.explanation.AlertStory;
import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.alerts.board.AlertFilter;
import io.earshot.console.alerts.document.AlertDocument;
import io.earshot.console.alerts.kafka.AlertTopics;
import io.earshot.console.alerts.text.AlertTable;
import io.earshot.console.alerts.text.TerminalText;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Terminal;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.sessions.TopicOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alerts ls}: one line per alert, that with the newest change first. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "List the alerts that are kept, the newest change first. Exit 0, firing or not.",
    footer = {
      "",
      "Examples:",
      "  earshot alerts ls",
      "  earshot alerts ls --state firing --format json",
      "  earshot alerts ls --session my-call --run my-replay"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
final class AlertsLsCommand implements Callable<Integer> {

  /** How the list is written. */
  enum Format {
    TABLE,
    JSON,
    NDJSON
  }

  @Mixin private TopicOptions options;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = AlertFilter.ALL,
      description = "all, or one of pending, firing, recovering, resolved, no_data, flapping.")
  private String state;

  @Option(names = "--session", paramLabel = "ID", description = "Alerts of this call.")
  private @Nullable String session;

  @Option(names = "--rule", paramLabel = "NAME", description = "Alerts of this rule.")
  private @Nullable String rule;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The N alerts that changed last; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default TABLE on a terminal, else JSON.")
  private @Nullable Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    AlertFilter filter = filter();
    try (Broker broker = options.broker()) {
      AlertTopics topics = AlertTopics.read(broker, options.ids(), options.run());
      PrintWriter out = spec.commandLine().getOut();
      out.print(text(topics.board(), filter));
      out.flush();
      say(topics, filter);
    }
    return ExitStatus.OK;
  }

  private AlertFilter filter() {
    try {
      return new AlertFilter(AlertFilter.state(state), session, rule, limit);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
    }
  }

  private String text(AlertBoard board, AlertFilter filter) {
    Format usual = Terminal.isStdout() ? Format.TABLE : Format.JSON;
    return switch (format == null ? usual : format) {
      case TABLE -> AlertTable.text(board.stories(filter), board);
      case JSON -> TerminalText.ofJson(ReportJson.indented(AlertDocument.list(board, filter)));
      case NDJSON -> {
        StringBuilder lines = new StringBuilder();
        for (JsonNode each : AlertDocument.list(board, filter).get("alerts")) {
          lines.append(TerminalText.ofJson(ReportJson.line(each)));
        }
        yield lines.toString();
      }
    };
  }

  private void say(AlertTopics topics, AlertFilter filter) {
    PrintWriter err = spec.commandLine().getErr();
    List<AlertStory> shown = topics.board().stories(filter);
    if (shown.isEmpty()) {
      err.println("no such alert");
    }
    if (shown.size() == limit) {
      err.println("earlier alerts may be left out; list more with --limit");
    }
    String unreadable = topics.unreadable();
    if (unreadable != null) {
      err.println(TerminalText.of(unreadable));
    }
  }
}
