package io.earshot.bench.speed;

import io.earshot.bench.speed.BatchSchedule.Due;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends batches when they are due, stamped with the wall clock, and notes when. */
final class PacedSends implements AutoCloseable {

  private final String topic;
  private final Queue<Due> queue;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<CompletableFuture<Sent>> sent = new ArrayList<>();
  private final long startNanos;

  /** Starts the clock. */
  PacedSends(String bootstrapServers, String topic, List<Due> dues) {
    this.topic = topic;
    queue = new ArrayDeque<>(dues);
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    startNanos = System.nanoTime();
  }

  /**
   * A batch that the broker has.
   *
   * @param dueNanos when it was to be sent, since the start
   * @param sendNanos {@link System#nanoTime} before it was handed to the producer
   * @param ackNanos when the broker's answer was there
   */
  record Sent(int partition, long offset, long dueNanos, long sendNanos, long ackNanos) {}

  /** Sends what is due before {@code end}, counted from the start, and returns after the last. */
  void sendUntil(Duration end) {
    while (!queue.isEmpty() && queue.element().nanos() < end.toNanos()) {
      long leftNanos = startNanos + queue.element().nanos() - System.nanoTime();
      if (leftNanos > 0) {
        LockSupport.parkNanos(leftNanos);
      } else {
        send(queue.remove());
      }
    }
  }

  /** All that was sent; throws if the broker refused any. */
  List<Sent> acknowledged() {
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private void send(Due due) {
    CompletableFuture<Sent> answer = new CompletableFuture<>();
    sent.add(answer);
    long millis = System.currentTimeMillis();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, millis, due.key(), due.value());
    long sendNanos = System.nanoTime();
    var unused =
        producer.send(
            record,
            (at, failure) -> {
              long ackNanos = System.nanoTime();
              if (failure == null) {
                answer.complete(
                    new Sent(at.partition(), at.offset(), due.nanos(), sendNanos, ackNanos));
              } else {
                answer.completeExceptionally(failure);
              }
            });
  }

  @Override
  public void close() {
    producer.close();
  }
}
