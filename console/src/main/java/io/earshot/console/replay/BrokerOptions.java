package io.earshot.console.replay;

import io.earshot.console.cluster.Bootstrap;
import io.earshot.console.cluster.RegistryUrl;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.replay.kafka.BrokerTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a replay through a broker. */
final class BrokerOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      converter = Bootstrap.Converter.class,
      description = "Through this broker, on topics and an application of the replay's own.")
  private @Nullable Bootstrap bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      converter = RegistryUrl.Converter.class,
      description = "Schema registry; default: the embedded stack's, " + RegistryUrl.EMBEDDED + ".")
  private @Nullable RegistryUrl registry;

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
            bootstrap.servers(),
            registry == null ? RegistryUrl.EMBEDDED : registry.text(),
            run == null ? BrokerTarget.newRun() : run);
  }
}
