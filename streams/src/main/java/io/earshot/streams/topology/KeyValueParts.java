package io.earshot.streams.topology;

import io.earshot.streams.rollup.PartStore;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Parts of open windows in a Streams store, behind one byte that tells them from times. */
record KeyValueParts(KeyValueStore<byte[], byte[]> store) implements PartStore {

  private static final byte TIME = 0;
  private static final byte PART = 1;

  @Override
  public void put(byte[] key, byte @Nullable [] part) {
    byte[] partKey = ByteBuffer.allocate(1 + key.length).put(PART).put(key).array();
    if (part == null) {
      store.delete(partKey);
    } else {
      store.put(partKey, part);
    }
  }

  @Override
  public void putTime(int index, long second) {
    store.put(
        ByteBuffer.allocate(1 + Integer.BYTES).put(TIME).putInt(index).array(),
        ByteBuffer.allocate(Long.BYTES).putLong(second).array());
  }

  /** Hands over what was kept at the last commit: times first, since their keys are. */
  void restore(ObjLongConsumer<Integer> times, Consumer<byte[]> parts) {
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> entry = all.next();
        if (entry.key[0] == TIME) {
          int index = ByteBuffer.wrap(entry.key, 1, Integer.BYTES).getInt();
          times.accept(index, ByteBuffer.wrap(entry.value).getLong());
        } else {
          parts.accept(entry.value);
        }
      }
    }
  }
}
