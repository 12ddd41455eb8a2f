package io.earshot.schemas.kafka.streams;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How every Kafka Streams client of ours keeps its state: on disk, where a clean restart finds it,
 * with a changelog that is compacted often enough to be read back in seconds.
 */
public final class DiskStore {

  private DiskStore() {}

  /** A store of bytes under this name. */
  public static StoreBuilder<KeyValueStore<byte[], byte[]>> named(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(64 << 20),
                TopicConfig.SEGMENT_MS_CONFIG,
                Integer.toString(3_600_000),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.3"));
  }
}
