package io.earshot.console.live;

import io.earshot.console.live.kafka.LivePipeline;
import io.earshot.console.stack.Companion;
import io.earshot.console.stack.EmbeddedStack;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * The engine on the live topics, beside broker and registry: what {@code up} waits for agents with.
 */
public final class LiveCompanion implements Companion {

  private static final String STATE = "engine";

  @Override
  public Address startIn(EmbeddedStack stack) throws InterruptedException {
    Path stateDir = stack.dataDir().resolve(STATE);
    LivePipeline pipeline =
        LivePipeline.start(stack.bootstrap(), stack.registryUrl().toString(), stateDir, stack::say);
    stack.closeFirst(pipeline);
    CompletableFuture<String> failed = new CompletableFuture<>();
    pipeline.onFailure(failed::complete);
    return new Address(null, null, failed);
  }
}
