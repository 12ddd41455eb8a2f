package io.earshot.console.live;

import io.earshot.console.live.kafka.LivePipeline;
import io.earshot.console.page.host.PageHost;
import io.earshot.console.stack.EmbeddedStack;

/**
 * What runs in this JVM beside broker and registry.
 *
 * @param pipeline the engine on the live topics
 * @param page what it measures, for people
 */
public record LiveServices(LivePipeline pipeline, PageHost page) {

  private static final String STATE = "engine";

  /**
   * Starts both; the stack closes them before its children.
   *
   * @throws Exception with a message for a person
   */
  public static LiveServices startIn(EmbeddedStack stack) throws Exception {
    LivePipeline pipeline =
        LivePipeline.start(
            stack.bootstrap(),
            stack.registryUrl().toString(),
            stack.dataDir().resolve(STATE),
            stack::say);
    stack.closeFirst(pipeline);
    PageHost page =
        PageHost.start(
            stack.bootstrap(), stack.registryUrl(), pipeline.schemaIds(), stack.ports().console());
    stack.closeFirst(page);
    return new LiveServices(pipeline, page);
  }
}
