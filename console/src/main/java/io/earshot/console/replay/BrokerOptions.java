package io.earshot.console.replay;

import io.earshot.console.command.CommandFailure;
import io.earshot.console.replay.kafka.BrokerTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a replay through a broker. */
final class BrokerOptions {

  private static final String EMBEDDED_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Through this broker, on topics and an application of the replay's own.")
  private @Nullable String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Schema registry; default: the embedded stack's, " + EMBEDDED_REGISTRY + ".")
  private @Nullable String registry;

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "Names the topics earshot.replay.<ID>.*; default: a new one.")
  private @Nullable String run;

  void check() {
    if (bootstrap == null && (registry != null || run != null)) {
      throw CommandFailure.usage("--registry and --run need --bootstrap HOST:PORT");
    }
  }

  /** Null = the engine alone. */
  @Nullable BrokerTarget target() {
    return bootstrap == null
        ? null
        : new BrokerTarget(
            bootstrap,
            registry == null ? EMBEDDED_REGISTRY : registry,
            run == null ? BrokerTarget.newRun() : run);
  }
}
