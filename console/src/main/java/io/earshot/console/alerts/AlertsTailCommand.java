package io.earshot.console.alerts;

import io.earshot.alerts.explanation.AlertStory;
import io.earshot.alerts.explanation.PublishedChange;
import io.earshot.alerts.rule.yaml.Seconds;
import io.earshot.console.alerts.kafka.AlertTail;
import io.earshot.console.alerts.text.AlertTable;
import io.earshot.console.alerts.text.TerminalText;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.command.Terminal;
import io.earshot.console.sessions.TopicOptions;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alerts tail}: the newest changes, and those to come. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = "Print the newest changes of alerts, committed ones only; ends with Ctrl-C.",
    footer = {
      "",
      "Examples:",
      "  earshot alerts tail",
      "  earshot alerts tail --follow",
      "  earshot alerts tail --since 10m --format ndjson | jq .rule",
      "  earshot alerts tail --since 2026-11-22T12:00:00Z"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
final class AlertsTailCommand implements Callable<Integer> {

  private static final int USUAL_LINES = 10;

  /** How changes are written. */
  enum Format {
    TEXT,
    NDJSON
  }

  @Mixin private TopicOptions options;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with those to come.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Changes of seconds since then, e.g. 10m or 2026-11-22T12:00:00Z; else ten.")
  private @Nullable String since;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default TEXT on a terminal, else NDJSON.")
  private @Nullable Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Long sinceSecond = sinceSecond(InstantSource.system());
    Format usual = Terminal.isStdout() ? Format.TEXT : Format.NDJSON;
    try (Broker broker = options.broker();
        AlertTail tail = AlertTail.open(broker, options.run())) {
      if (sinceSecond == null) {
        tail.printNewest(USUAL_LINES, each -> print(each, tail, format == null ? usual : format));
      } else {
        tail.printSince(sinceSecond, each -> print(each, tail, format == null ? usual : format));
      }
      say(tail.unreadable());
      while (follow) {
        String before = tail.unreadable();
        tail.printNext(each -> print(each, tail, format == null ? usual : format));
        if (before == null) {
          say(tail.unreadable());
        }
      }
    }
    return ExitStatus.OK;
  }

  /** Null = nobody said. */
  private @Nullable Long sinceSecond(InstantSource clock) {
    if (since == null) {
      return null;
    }
    Long ago = Seconds.parse(since);
    if (ago != null) {
      return clock.instant().getEpochSecond() - ago;
    }
    try {
      return Instant.parse(since).getEpochSecond();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--since: found \""
              + since
              + "\", expected a time such as 2026-11-22T12:00:00Z, or "
              + Seconds.EXAMPLE);
    }
  }

  private void print(PublishedChange change, AlertTail tail, Format as) {
    PrintWriter out = spec.commandLine().getOut();
    AlertStory alone = new AlertStory(List.of(change));
    out.print(
        as == Format.TEXT
            ? AlertTable.line(alone, tail.ruleOf(alone))
            : TerminalText.ofJson(change.json()).replace('\n', ' ') + "\n");
    out.flush();
  }

  private void say(@Nullable String line) {
    if (line != null) {
      spec.commandLine().getErr().println(TerminalText.of(line));
    }
  }
}
