package io.earshot.streams.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Key of a result on its way to a topic, with the partition its task owns: a partitioner sees
 * nothing but key and value, and ticks have the same key in every partition.
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
record OutputKey(int partition, byte @Nullable [] bytes) {

  /** Writes the key alone. */
  static final class BytesSerializer implements Serializer<OutputKey> {

    @Override
    @SuppressWarnings("NullAway") // Kafka's interface is not annotated; null is "no key"
    public byte[] serialize(String topic, OutputKey key) {
      return key.bytes();
    }
  }

  /** Keeps results in the partition of their input. */
  static final class SamePartition implements StreamPartitioner<OutputKey, byte[]> {

    @Override
    public Optional<Set<Integer>> partitions(
        String topic, OutputKey key, byte[] value, int partitions) {
      if (key.partition() >= partitions) {
        throw new IllegalStateException(
            "topic="
                + topic
                + " has partitions="
                + partitions
                + " <= partition="
                + key.partition()
                + " of the events; create it with as many");
      }
      return Optional.of(Set.of(key.partition()));
    }
  }
}
