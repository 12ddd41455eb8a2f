package io.earshot.streams.host;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of the Streams client; the reasons with their measurements are in RATIONALE.md. */
final class StreamsProperties {

  private static final int MIB = 1 << 20;

  private StreamsProperties() {}

  static Properties of(HostSettings host) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, host.applicationId());
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, host.applicationId() + "-" + host.instanceId());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, host.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, host.stateDir().toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, host.guarantee().setting());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, host.commitInterval().toMillis());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, host.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, host.standbys());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * MIB);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 4000);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class.getName());
    // The rebalance protocol of 4.x leaves a killed member's tasks alone for 45 s.
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    putConsumer(settings, host);
    putProducer(settings, host);
    settings.putAll(host.overrides());
    return settings;
  }

  private static void putConsumer(Properties settings, HostSettings host) {
    // A static member that comes back in time keeps its tasks: 0.7 s instead of 43 s after kill -9.
    putMain(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, host.instanceId());
    int timeoutMillis = Math.toIntExact(host.sessionTimeout().toMillis());
    putMain(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, timeoutMillis);
    putMain(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, timeoutMillis / 4);
    putMain(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4000);
    putMain(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MIB);
    putMain(settings, ConsumerConfig.RECEIVE_BUFFER_CONFIG, MIB);
  }

  private static void putProducer(Properties settings, HostSettings host) {
    // Streams' own 100 ms would be half of the latency.
    put(settings, ProducerConfig.LINGER_MS_CONFIG, 5);
    put(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    put(settings, ProducerConfig.BATCH_SIZE_CONFIG, MIB / 8);
    // A new topic's leader may refuse the first batch and take the second, already on its way: it
    // knows no sequence of this producer yet. The first can then never follow.
    put(settings, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    if (host.guarantee() == Guarantee.EXACTLY_ONCE) {
      long timeoutMillis = host.sessionTimeout().toMillis();
      put(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(timeoutMillis));
    }
  }

  private static void putMain(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void put(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.producerPrefix(name), value);
  }
}
