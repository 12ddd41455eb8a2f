package io.earshot.alerts.delivery.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** What is on a topic now. */
final class TopicContents {

  private static final Duration POLL = Duration.ofMillis(100);

  private TopicContents() {}

  /** Partitions of a topic; empty = there is none of this name. */
  static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    return infos == null
        ? List.of()
        : infos.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  /** Hands on all records of a topic, each partition in order. */
  static void read(String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(bootstrap, null);
    try {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      read(consumer, consumer.beginningOffsets(partitions), ends, sink);
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  /** Hands on the records of a range and leaves the consumer at its end. */
  static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    consumer.assign(ends.keySet());
    starts.forEach(consumer::seek);
    while (!ends.entrySet().stream()
        .allMatch(each -> consumer.position(each.getKey()) >= each.getValue())) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
        Long end = ends.get(new TopicPartition(each.topic(), each.partition()));
        if (end != null && each.offset() < end) {
          sink.accept(each);
        }
      }
    }
  }
}
