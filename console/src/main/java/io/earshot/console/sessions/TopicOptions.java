package io.earshot.console.sessions;

import io.earshot.console.cluster.ClusterOptions;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.schemas.registry.RegistrySchemaIds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which topics are read. */
@SuppressWarnings("NullAway.Init") // picocli fills in the mixin
final class TopicOptions {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Topics of this replay; default: the live ones.")
  private @Nullable String run;

  Broker broker() {
    return new Broker(cluster.bootstrap());
  }

  SessionTopics topics(Broker broker) {
    return new SessionTopics(broker, RegistrySchemaIds.of(cluster.registry()), run);
  }
}
