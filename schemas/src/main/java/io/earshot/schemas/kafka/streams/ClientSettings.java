package io.earshot.schemas.kafka.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What every Kafka Streams client of ours is set to; the reasons with their measurements are in the
 * RATIONALE.md of the session engine.
 *
 * @param bootstrapServers brokers, {@code host:port} separated by commas
 * @param applicationId consumer group, prefix of the changelogs and of transactions
 * @param instanceId name of this client within the application; the same after a restart
 * @param stateDir folder of its own for the stores; survives restarts
 * @param threads stream threads
 * @param commitInterval how often results become visible
 * @param sessionTimeout silence after which the group gives a dead client's partitions away
 */
public record ClientSettings(
    String bootstrapServers,
    String applicationId,
    String instanceId,
    Path stateDir,
    int threads,
    Duration commitInterval,
    Duration sessionTimeout) {

  /** Exactly once: state, results and offsets move together. A client may replace and add. */
  public Properties properties() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId + "-" + instanceId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // The rebalance protocol of 4.x leaves a killed member's tasks alone for 45 s.
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    int timeoutMillis = Math.toIntExact(sessionTimeout.toMillis());
    putConsumer(settings, timeoutMillis);
    putProducer(settings, timeoutMillis);
    return settings;
  }

  private void putConsumer(Properties settings, int timeoutMillis) {
    // A static member that comes back in time keeps its tasks: 0.7 s instead of 43 s after kill -9.
    putMain(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
    putMain(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, timeoutMillis);
    putMain(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, timeoutMillis / 4);
  }

  private static void putProducer(Properties settings, int timeoutMillis) {
    // Streams' own 100 ms would be half of the latency.
    put(settings, ProducerConfig.LINGER_MS_CONFIG, 5);
    put(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A new topic's leader may refuse the first batch and take the second, already on its way: it
    // knows no sequence of this producer yet. The first can then never follow.
    put(settings, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    put(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeoutMillis);
  }

  private static void putMain(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void put(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.producerPrefix(name), value);
  }
}
