package io.earshot.alerts.host;

import io.earshot.schemas.kafka.streams.ClientSettings;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of the client of the alert rules beyond what all have. */
final class AlertProperties {

  /** Two small stores; the engine's are four times as large. */
  private static final long CACHE_BYTES = 16L << 20;

  private AlertProperties() {}

  static Properties of(AlertHostSettings host) {
    Properties settings =
        new ClientSettings(
                host.bootstrapServers(),
                host.applicationId(),
                host.instanceId(),
                host.stateDir(),
                host.threads(),
                host.commitInterval(),
                host.sessionTimeout())
            .properties();
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.putAll(host.overrides());
    return settings;
  }
}
