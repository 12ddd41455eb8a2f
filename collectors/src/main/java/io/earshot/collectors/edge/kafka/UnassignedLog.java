package io.earshot.collectors.edge.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The unassigned topic from its beginning, and where its unfinished facts begin. */
final class UnassignedLog implements AutoCloseable {

  private static final String GROUP = "earshot-edge-unassigned";

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> unfinishedFrom = new HashMap<>();
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  private UnassignedLog(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  static UnassignedLog open(String bootstrap, String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG, GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    UnassignedLog log = new UnassignedLog(consumer);
    Set<TopicPartition> all = new HashSet<>();
    consumer
        .partitionsFor(topic)
        .forEach(info -> all.add(new TopicPartition(topic, info.partition())));
    consumer.assign(all);
    consumer
        .committed(all)
        .forEach(
            (partition, offset) ->
                log.unfinishedFrom.put(partition, offset == null ? 0 : offset.offset()));
    consumer.seekToBeginning(all);
    return log;
  }

  ConsumerRecords<String, byte[]> poll(Duration patience) {
    return consumer.poll(patience);
  }

  /** False for a fact that was finished before this edge started. */
  boolean isNew(UnassignedFact fact) {
    return fact.offset() >= unfinishedFrom.getOrDefault(fact.partition(), 0L);
  }

  /** Remembers that everything before the oldest of these is finished. */
  void commitBefore(List<UnassignedFact> unfinished) {
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      long offset = consumer.position(partition);
      for (UnassignedFact fact : unfinished) {
        if (fact.partition().equals(partition)) {
          offset = Math.min(offset, fact.offset());
        }
      }
      // While it is still reading what was finished long ago, that stays finished.
      offset = Math.max(offset, unfinishedFrom.getOrDefault(partition, 0L));
      next.put(partition, new OffsetAndMetadata(offset));
    }
    if (!next.equals(committed)) {
      consumer.commitSync(next);
      committed = next;
    }
  }

  /** From any thread: ends a poll at once. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
