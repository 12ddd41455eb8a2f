package io.earshot.bench.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics to their end, as a consumer that sees only what is committed. */
public final class PartitionLog {

  private static final Duration POLL = Duration.ofMillis(200);

  private PartitionLog() {}

  /** All records by partition, in order. */
  public static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> readAll(
      String bootstrapServers, String topic, int partitions) {
    Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
    forEach(
        bootstrapServers,
        topic,
        partitions,
        record ->
            records.computeIfAbsent(record.partition(), key -> new ArrayList<>()).add(record));
    return records;
  }

  /** Hands every record over that is there now. */
  public static void forEach(
      String bootstrapServers,
      String topic,
      int partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> action) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> assigned =
          IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
      Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
      while (!isAtEnd(consumer, ends)) {
        consumer.poll(POLL).forEach(action);
      }
    }
  }

  public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest",
            "max.poll.records",
            4000,
            "max.partition.fetch.bytes",
            4 << 20),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static boolean isAtEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Collection<Map.Entry<TopicPartition, Long>> entries = ends.entrySet();
    return entries.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
