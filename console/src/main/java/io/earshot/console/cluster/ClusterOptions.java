package io.earshot.console.cluster;

import io.earshot.schemas.registry.SchemaRegistry;
import picocli.CommandLine.Option;

/** Options of a command that works on a running pipeline; default: the embedded stack's. */
@SuppressWarnings("NullAway.Init") // picocli fills in what has a default
public final class ClusterOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = Bootstrap.EMBEDDED,
      converter = Bootstrap.Converter.class,
      description = "Kafka broker; default ${DEFAULT-VALUE}.")
  private Bootstrap bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = RegistryUrl.EMBEDDED,
      converter = RegistryUrl.Converter.class,
      description = "Schema registry; default ${DEFAULT-VALUE}.")
  private RegistryUrl registry;

  /** As Kafka clients take it. */
  public String bootstrap() {
    return bootstrap.servers();
  }

  public SchemaRegistry registry() {
    return registry.registry();
  }
}
