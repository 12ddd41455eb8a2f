package io.earshot.alerts.topology;

import io.earshot.alerts.partition.StateSink;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** State in a store that has a changelog: written per record, read once at the start of a task. */
record AlertStore(KeyValueStore<byte[], byte[]> parts) implements StateSink {

  @Override
  public void store(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      parts.delete(key);
    } else {
      parts.put(key, value);
    }
  }

  void forEach(BiConsumer<byte[], byte[]> action) {
    try (KeyValueIterator<byte[], byte[]> all = parts.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> entry = all.next();
        action.accept(entry.key, entry.value);
      }
    }
  }
}
