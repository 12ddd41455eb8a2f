package io.earshot.console.live;

import io.earshot.console.stack.Companion;
import io.earshot.console.stack.EmbeddedStack;
import java.util.concurrent.CompletableFuture;

/** Engine and live page beside broker and registry: what {@code up} waits for agents with. */
public final class LiveCompanion implements Companion {

  @Override
  public Address startIn(EmbeddedStack stack) throws Exception {
    LiveServices services = LiveServices.startIn(stack);
    CompletableFuture<String> failed = new CompletableFuture<>();
    services.pipeline().onFailure(failed::complete);
    return new Address(null, services.page().uri(), failed);
  }
}
