package io.earshot.console.stack;

import io.earshot.console.metrics.Metrics;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What runs in this JVM beside broker and registry: engine, edge, live page.
 *
 * <p>Started when both children answer, before the stack calls itself ready; closed before they
 * are.
 */
@FunctionalInterface
public interface Companion {

  /** Nothing but the broker and the registry. */
  Companion NONE = stack -> new Address(null, null, new CompletableFuture<>(), new Metrics());

  /**
   * Starts it and has it closed with the stack, through {@link EmbeddedStack#closeFirst}.
   *
   * @throws Exception with a message for a person; the stack is closed and {@code up} fails with it
   */
  Address startIn(EmbeddedStack stack) throws Exception;

  /**
   * Where people and agents reach it.
   *
   * @param edge ingest for agents that do not speak Kafka; null when none runs
   * @param console the live page; null when none runs
   * @param failed completes with one line for a person when it can no longer work
   * @param metrics what it serves; parts that start later add theirs
   */
  record Address(
      @Nullable URI edge,
      @Nullable URI console,
      CompletableFuture<String> failed,
      Metrics metrics) {}
}
