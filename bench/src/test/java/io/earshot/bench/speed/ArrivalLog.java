package io.earshot.bench.speed;

import io.earshot.bench.kafka.PartitionLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches one topic from its beginning, in a thread of its own, as a consumer that sees only what
 * is committed. Looks at no record before the end, so that looking delays none.
 */
final class ArrivalLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CompletableFuture<List<Arrival>> arrivals;

  ArrivalLog(String bootstrapServers, String topic, int partitions) {
    List<TopicPartition> assigned =
        IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
    arrivals =
        CompletableFuture.supplyAsync(
            () -> read(bootstrapServers, assigned), task -> new Thread(task, topic).start());
  }

  /**
   * A record and when it was there.
   *
   * @param nanos {@link System#nanoTime} after the poll that brought it
   */
  record Arrival(ConsumerRecord<byte[], byte[]> record, long nanos) {}

  /** Ends the watch; what came, in the order of each partition. */
  List<Arrival> stop() {
    stopped.set(true);
    return arrivals.join();
  }

  @Override
  public void close() {
    stopped.set(true);
  }

  private List<Arrival> read(String bootstrapServers, List<TopicPartition> assigned) {
    List<Arrival> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = PartitionLog.consumer(bootstrapServers)) {
      consumer.assign(assigned);
      while (!stopped.get()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long nanos = System.nanoTime();
        records.forEach(record -> read.add(new Arrival(record, nanos)));
      }
    }
    return read;
  }
}
