package io.earshot.console.live;

import io.earshot.collectors.edge.host.EdgeHost;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.edge.EdgeOptions;
import io.earshot.console.stack.Companion;
import io.earshot.console.stack.EmbeddedStack;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Engine, live page and edge beside broker and registry: what {@code up} waits for agents with. */
public final class LiveCompanion implements Companion {

  private final EdgeOptions edge;

  /**
   * @param edge who may report
   */
  public LiveCompanion(EdgeOptions edge) {
    this.edge = edge;
  }

  @Override
  public Address startIn(EmbeddedStack stack) throws Exception {
    LiveServices services = LiveServices.startIn(stack);
    CompletableFuture<String> failed = new CompletableFuture<>();
    services.pipeline().onFailure(failed::complete);
    return new Address(edge(stack, services).uri(), services.page().uri(), failed);
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
