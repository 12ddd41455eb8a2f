package io.earshot.alerts.host;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of the Streams client; the same choices as the session engine's, for its reasons. */
final class AlertProperties {

  private static final int MIB = 1 << 20;

  private AlertProperties() {}

  static Properties of(AlertHostSettings host) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, host.applicationId());
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, host.applicationId() + "-" + host.instanceId());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, host.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, host.stateDir().toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, host.commitInterval().toMillis());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, host.threads());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 16L * MIB);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    int timeoutMillis = Math.toIntExact(host.sessionTimeout().toMillis());
    putMain(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, host.instanceId());
    putMain(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, timeoutMillis);
    putMain(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, timeoutMillis / 4);
    put(settings, ProducerConfig.LINGER_MS_CONFIG, 5);
    put(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    put(settings, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    put(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeoutMillis);
    settings.putAll(host.overrides());
    return settings;
  }

  private static void putMain(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void put(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.producerPrefix(name), value);
  }
}
