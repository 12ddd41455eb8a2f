package io.earshot.console.topics;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.json.ReportJson;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code topics}: which topics there are, how they are keyed and set up. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Topics of the pipeline.",
    subcommands = TopicsApplyCommand.class,
    footer = {"", "Examples:", "  earshot topics plan", "  earshot topics apply --dry-run"})
@SuppressWarnings("NullAway.Init") // picocli fills in the spec
public final class TopicsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: plan or apply");
  }

  @Command(
      name = "plan",
      mixinStandardHelpOptions = true,
      description = "Print the topics: name, key, schema subject, partitions, settings.",
      footer = {
        "",
        "Examples:",
        "  earshot topics plan",
        "  earshot topics plan --json --size cluster",
        "  earshot topics plan --run my-replay"
      })
  void plan(
      @Option(names = "--json", description = "One JSON array.") boolean json,
      @Option(
              names = "--size",
              defaultValue = "embedded",
              description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
          PlanSize size,
      @Option(names = "--run", paramLabel = "ID", description = "Topics of a replay instead.")
          @Nullable String run) {
    List<TopicSpec> topics = plan(run, size).topics();
    String text =
        json ? ReportJson.indented(topics.stream().map(Row::of).toList()) : TopicTable.text(topics);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private static TopicPlan plan(@Nullable String run, PlanSize size) {
    try {
      return run == null ? TopicPlan.live(size) : TopicPlan.replay(run, size);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /**
   * One topic as programs read it.
   *
   * @param subject null = values are JSON, which has no schema in the registry
   */
  record Row(
      String name,
      String key,
      @Nullable String subject,
      int partitions,
      Map<String, String> configs) {

    static Row of(TopicSpec topic) {
      return new Row(
          topic.name(),
          topic.key(),
          topic.kind().isAvro() ? topic.subject() : null,
          topic.partitions(),
          Collections.unmodifiableMap(topic.configs()));
    }
  }
}
