package io.earshot.alerts.host;

import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One Streams client for alerts.
 *
 * @param bootstrapServers brokers, {@code host:port} separated by commas
 * @param ids where schema ids come from
 * @param applicationId consumer group, prefix of the changelogs and of transactions
 * @param instanceId name of this client within the application; the same after a restart
 * @param topics topics of the live pipeline or of one replay
 * @param stateDir folder of its own for the stores; survives restarts
 * @param live true where time passes; false in a replay, which tells no lag
 * @param tickingPartitions partitions of the measurements that have ticks; 0 = all of them
 * @param threads stream threads
 * @param commitInterval how often results become visible
 * @param sessionTimeout silence after which the group gives a dead client's partitions away
 * @param overrides Kafka Streams settings that replace ours
 */
public record AlertHostSettings(
    String bootstrapServers,
    SchemaIdLookup ids,
    String applicationId,
    String instanceId,
    TopicPlan topics,
    Path stateDir,
    boolean live,
    int tickingPartitions,
    int threads,
    Duration commitInterval,
    Duration sessionTimeout,
    Map<String, Object> overrides) {

  public AlertHostSettings {
    overrides = Map.copyOf(overrides);
  }

  /** One client in one process tree, where time passes. */
  public static AlertHostSettings embedded(
      String bootstrapServers,
      SchemaIdLookup ids,
      String applicationId,
      TopicPlan topics,
      Path stateDir) {
    return new AlertHostSettings(
        bootstrapServers,
        ids,
        applicationId,
        "embedded",
        topics,
        stateDir,
        true,
        0,
        1,
        Duration.ofMillis(100),
        Duration.ofSeconds(10),
        Map.of());
  }

  /** The same for a replay, in which only some partitions have ticks. */
  public AlertHostSettings replaying(int partitionsWithTicks) {
    return with(false, partitionsWithTicks, overrides);
  }

  public AlertHostSettings withOverrides(Map<String, Object> newOverrides) {
    return with(live, tickingPartitions, newOverrides);
  }

  private AlertHostSettings with(
      boolean isLive, int partitionsWithTicks, Map<String, Object> newOverrides) {
    return new AlertHostSettings(
        bootstrapServers,
        ids,
        applicationId,
        instanceId,
        topics,
        stateDir,
        isLive,
        partitionsWithTicks,
        threads,
        commitInterval,
        sessionTimeout,
        newOverrides);
  }
}
