package io.earshot.console.live;

import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.edge.EdgeOptions;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.metrics.source.EdgeMetrics;
import io.earshot.console.rules.RuleFiles;
import io.earshot.console.stack.Companion;
import io.earshot.console.stack.EmbeddedStack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Option;

/**
 * Engine, alert rules, live page and edge beside broker and registry: what {@code up} waits for
 * agents with. Its options are the command's.
 */
public final class LiveCompanion implements Companion {

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "These alert rules instead of Earshot's own (\"defaults\"); a change of the file needs no"
              + " restart. Repeatable.")
  private List<String> rules = List.of();

  private final EdgeOptions edge;

  /**
   * @param edge who may report
   */
  public LiveCompanion(EdgeOptions edge) {
    this.edge = edge;
  }

  @Override
  public Address startIn(EmbeddedStack stack) throws Exception {
    RuleFiles.read(rules);
    AtomicBoolean edgeRuns = new AtomicBoolean();
    SelfReport report = SelfReport.empty();
    report.startup().expect("edge", edgeRuns::get);
    LiveServices services = LiveServices.startIn(stack, rules, report);
    CompletableFuture<String> failed = new CompletableFuture<>();
    services.pipeline().onFailure(failed::complete);
    EdgeHost host = edge(stack, services);
    edgeRuns.set(true);
    report.metrics().add(new EdgeMetrics(host));
    return new Address(host.uri(), services.page().uri(), failed, report.metrics());
  }

  private EdgeHost edge(EmbeddedStack stack, LiveServices services) {
    int port = stack.ports().edge();
    try {
      EdgeHost host =
          EdgeHost.start(
              stack.bootstrap(),
              services.pipeline().schemaIds(),
              services.pipeline().plan(),
              edge.settings(port, stack.dataDir(), System.getenv()));
      stack.closeFirst(host);
      return host;
    } catch (IOException e) {
      throw CommandFailure.failed(
          "the edge cannot be served on port " + port + ": " + e.getMessage() + "; see --edge-port",
          e);
    }
  }
}
