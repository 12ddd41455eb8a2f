package io.earshot.streams.host;

import io.earshot.schemas.kafka.streams.ClientSettings;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of the engine's client beyond what all have; the reasons are in RATIONALE.md. */
final class StreamsProperties {

  private static final int MIB = 1 << 20;

  private StreamsProperties() {}

  static Properties of(HostSettings host) {
    Properties settings = client(host).properties();
    if (host.guarantee() == Guarantee.AT_LEAST_ONCE) {
      settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, host.guarantee().setting());
      settings.remove(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG));
    }
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, host.standbys());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * MIB);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 4000);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class.getName());
    putMain(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4000);
    putMain(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MIB);
    putMain(settings, ConsumerConfig.RECEIVE_BUFFER_CONFIG, MIB);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), MIB / 8);
    settings.putAll(host.overrides());
    return settings;
  }

  private static ClientSettings client(HostSettings host) {
    return new ClientSettings(
        host.bootstrapServers(),
        host.applicationId(),
        host.instanceId(),
        host.stateDir(),
        host.threads(),
        host.commitInterval(),
        host.sessionTimeout());
  }

  private static void putMain(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }
}
