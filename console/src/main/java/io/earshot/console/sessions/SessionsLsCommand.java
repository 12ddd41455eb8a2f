package io.earshot.console.sessions;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.console.sessions.listing.NewestSessions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessions ls}: one line per session, from the compacted topic. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = "List the sessions by their start: state, length, worst loss, worst hop.",
    footer = {
      "",
      "Examples:",
      "  earshot sessions ls",
      "  earshot sessions ls --bootstrap kafka:9092 --registry http://registry:8081 --report json",
      "  earshot sessions ls --run my-replay"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
final class SessionsLsCommand implements Callable<Integer> {

  @Mixin private TopicOptions options;

  @Option(
      names = "--report",
      description = "${COMPLETION-CANDIDATES}; default TABLE on a terminal, else JSON.")
  private @Nullable ListFormat report;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The N sessions that began last; default ${DEFAULT-VALUE}.")
  private int limit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: found " + limit + ", expected at least 1");
    }
    try (Broker broker = options.broker()) {
      SessionTopics topics = options.topics(broker);
      NewestSessions newest = topics.newest(limit);
      ListFormat written = report == null ? ListFormat.ofStdout() : report;
      PrintWriter out = spec.commandLine().getOut();
      out.print(written.text(newest.list()));
      out.flush();
      say(newest, topics.unreadable());
    }
    return ExitStatus.OK;
  }

  private void say(NewestSessions newest, @Nullable String unreadable) {
    PrintWriter err = spec.commandLine().getErr();
    if (newest.list().isEmpty()) {
      err.println("no session yet");
    }
    if (newest.leftOut()) {
      err.println("older sessions are left out; list more with --limit");
    }
    if (unreadable != null) {
      err.println(unreadable);
    }
  }
}
