package io.earshot.console.live;

import io.earshot.console.live.kafka.LivePipeline;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.metrics.source.RollupMetrics;
import io.earshot.console.page.host.PageHost;
import io.earshot.console.rules.RuleFiles;
import io.earshot.console.stack.EmbeddedStack;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.RollupHost;
import java.util.List;

/**
 * What runs in this JVM beside broker and registry.
 *
 * @param pipeline engine and alert rules on the live topics
 * @param page what it measures, for people
 */
public record LiveServices(LivePipeline pipeline, PageHost page) {

  private static final String ROLLUPS = "rollups";

  /**
   * Starts both; the stack closes them before its children.
   *
   * @param rules files, read again when they change; empty = Earshot's own
   * @throws Exception with a message for a person
   */
  public static LiveServices startIn(EmbeddedStack stack, List<String> rules) throws Exception {
    return startIn(stack, rules, SelfReport.empty());
  }

  /**
   * The same for a process with more parts.
   *
   * @param report served by the page; each part adds its own
   */
  public static LiveServices startIn(EmbeddedStack stack, List<String> rules, SelfReport report)
      throws Exception {
    LivePipeline pipeline =
        LivePipeline.start(
            stack.bootstrap(),
            stack.registryUrl().toString(),
            stack.dataDir(),
            () -> RuleFiles.sources(rules),
            stack::say);
    stack.closeFirst(pipeline);
    pipeline.reportIn(report);
    RollupHost rollups = rollups(stack, pipeline);
    stack.closeFirst(rollups);
    report.metrics().add(new RollupMetrics(rollups));
    PageHost page =
        PageHost.start(
            stack.bootstrap(),
            stack.registryUrl(),
            pipeline.schemaIds(),
            stack.ports().console(),
            report);
    stack.closeFirst(page);
    return new LiveServices(pipeline, page);
  }

  /** Without them calls are still measured and judged: their end is told, and ends nothing. */
  private static RollupHost rollups(EmbeddedStack stack, LivePipeline pipeline) {
    RollupHost rollups =
        RollupHost.start(
            HostSettings.embedded(
                stack.bootstrap(),
                pipeline.schemaIds(),
                "earshot-rollups",
                pipeline.plan(),
                stack.dataDir().resolve(ROLLUPS)));
    rollups
        .ended()
        .thenAccept(
            end -> {
              if (end.kind() != HostEnd.Kind.CLOSED) {
                stack.say("no more rollups: " + end.line());
              }
            });
    return rollups;
  }
}
