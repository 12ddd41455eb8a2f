package io.earshot.console.topics;

import io.earshot.console.cluster.ClusterOptions;
import io.earshot.console.cluster.RegistryUrl;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.ExitStatus;
import io.earshot.console.report.json.ReportJson;
import io.earshot.console.topics.gap.Change;
import io.earshot.console.topics.gap.Difference;
import io.earshot.console.topics.gap.PlanGap;
import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.topic.PlanSize;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code topics apply}: brings topics and schemas to the plan; deletes and shrinks nothing. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Create missing topics, set settings that differ, register schemas.",
      "Deletes and shrinks nothing: such differences are named, exit 1."
    },
    footer = {
      "",
      "Examples:",
      "  earshot topics apply --dry-run",
      "  earshot topics apply --bootstrap kafka:9092 --registry http://registry:8081 --size cluster"
    })
@SuppressWarnings("NullAway.Init") // picocli fills in what the command line must have
public final class TopicsApplyCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--size",
      defaultValue = "embedded",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private PlanSize size;

  @Option(names = "--dry-run", description = "Say what would be done, change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (Broker broker = new Broker(cluster.bootstrap())) {
      PlanApplication application = new PlanApplication(broker, cluster.registry());
      PlanGap gap = application.find(size);
      if (!dryRun) {
        application.apply(gap, this::say);
      } else {
        gap.changes().forEach(this::say);
      }
      report(gap);
      return gap.differences().isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    } catch (RegistryException e) {
      throw RegistryUrl.failure(e);
    }
  }

  /** At once: if the next one fails, a person knows how far it came. */
  private void say(Change change) {
    if (!json) {
      print(change.line(!dryRun) + "\n");
    }
  }

  private void report(PlanGap gap) {
    if (json) {
      print(ReportJson.indented(Applied.of(dryRun, gap)));
    } else if (gap.changes().isEmpty() && gap.differences().isEmpty()) {
      print("nothing to do\n");
    }
    gap.differences().forEach(each -> spec.commandLine().getErr().println(each.line()));
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  /** What programs read. */
  record Applied(boolean dryRun, List<Row> changes, List<Difference> differences) {

    static Applied of(boolean dryRun, PlanGap gap) {
      return new Applied(dryRun, gap.changes().stream().map(Row::of).toList(), gap.differences());
    }
  }

  /** One change; found null = there was none. */
  record Row(String name, String setting, @Nullable String found, String expected) {

    static Row of(Change change) {
      return new Row(change.name(), change.setting(), change.found(), change.expected());
    }
  }
}
