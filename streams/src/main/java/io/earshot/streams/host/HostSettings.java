package io.earshot.streams.host;

import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.session.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One Streams client.
 *
 * @param bootstrapServers brokers, {@code host:port} separated by commas
 * @param ids where schema ids come from
 * @param applicationId consumer group, prefix of the changelog and of transactions
 * @param instanceId name of this client within the application; the same after a restart, another
 *     one in every other client
 * @param topics topics of the live pipeline or of one replay
 * @param stateDir folder of its own for the stores; survives restarts
 * @param guarantee exactly once, but for the negative control
 * @param liveTicks true where time passes; false in a replay
 * @param engine limits of the engine
 * @param threads stream threads, one per core at most
 * @param standbys copies of the state on other clients
 * @param commitInterval how often results become visible
 * @param sessionTimeout silence after which the group gives a dead client's partitions away
 * @param overrides Kafka Streams settings that replace ours, for special sites
 */
public record HostSettings(
    String bootstrapServers,
    SchemaIdLookup ids,
    String applicationId,
    String instanceId,
    TopicPlan topics,
    Path stateDir,
    Guarantee guarantee,
    boolean liveTicks,
    EngineSettings engine,
    int threads,
    int standbys,
    Duration commitInterval,
    Duration sessionTimeout,
    Map<String, Object> overrides) {

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  public HostSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + " < 1");
    }
    overrides = Map.copyOf(overrides);
  }

  /** One client in one process tree, with live ticks. */
  public static HostSettings embedded(
      String bootstrapServers,
      SchemaIdLookup ids,
      String applicationId,
      TopicPlan topics,
      Path stateDir) {
    return new HostSettings(
        bootstrapServers,
        ids,
        applicationId,
        "embedded",
        topics,
        stateDir,
        Guarantee.EXACTLY_ONCE,
        true,
        EngineSettings.DEFAULT,
        1,
        0,
        COMMIT_INTERVAL,
        Duration.ofSeconds(10),
        Map.of());
  }

  /**
   * One client of several, with live ticks.
   *
   * @param instanceId its own name, e.g. the ordinal of its pod
   */
  public static HostSettings clustered(
      String bootstrapServers,
      SchemaIdLookup ids,
      String applicationId,
      String instanceId,
      TopicPlan topics,
      Path stateDir) {
    return new HostSettings(
        bootstrapServers,
        ids,
        applicationId,
        instanceId,
        topics,
        stateDir,
        Guarantee.EXACTLY_ONCE,
        true,
        EngineSettings.DEFAULT,
        Runtime.getRuntime().availableProcessors(),
        1,
        COMMIT_INTERVAL,
        Duration.ofSeconds(15),
        Map.of());
  }

  /** The same for a replay: time is what the records say, so nothing writes ticks. */
  public HostSettings replaying() {
    return with(guarantee, false, engine, overrides);
  }

  public HostSettings withGuarantee(Guarantee newGuarantee) {
    return with(newGuarantee, liveTicks, engine, overrides);
  }

  public HostSettings withEngine(EngineSettings newEngine) {
    return with(guarantee, liveTicks, newEngine, overrides);
  }

  public HostSettings withOverrides(Map<String, Object> newOverrides) {
    return with(guarantee, liveTicks, engine, newOverrides);
  }

  private HostSettings with(
      Guarantee newGuarantee,
      boolean newLiveTicks,
      EngineSettings newEngine,
      Map<String, Object> newOverrides) {
    return new HostSettings(
        bootstrapServers,
        ids,
        applicationId,
        instanceId,
        topics,
        stateDir,
        newGuarantee,
        newLiveTicks,
        newEngine,
        threads,
        standbys,
        commitInterval,
        sessionTimeout,
        newOverrides);
  }
}
