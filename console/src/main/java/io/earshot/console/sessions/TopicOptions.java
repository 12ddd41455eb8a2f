package io.earshot.console.sessions;

import io.earshot.console.cluster.ClusterOptions;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which topics are read. */
@SuppressWarnings("NullAway.Init") // picocli fills in the mixin
public final class TopicOptions {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Topics of this replay; default: the live ones.")
  private @Nullable String run;

  /** The broker; whoever asks closes it. */
  public Broker broker() {
    return new Broker(cluster.bootstrap());
  }

  /** Their sessions. */
  public SessionTopics topics(Broker broker) {
    return new SessionTopics(broker, ids(), run);
  }

  /** Schemas of their records. */
  public SchemaIdLookup ids() {
    return RegistrySchemaIds.of(cluster.registry());
  }

  /** Id of the replay; null = the live pipeline. */
  public @Nullable String run() {
    return run;
  }
}
