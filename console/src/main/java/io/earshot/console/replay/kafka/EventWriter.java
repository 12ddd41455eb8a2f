package io.earshot.console.replay.kafka;

import io.earshot.schema.EventBatch;
import io.earshot.schemas.kafka.AvroSerializer;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes batches to an event topic where their session belongs, at times of our choice. */
public final class EventWriter implements AutoCloseable {

  /** A broker that went away is noticed within this. */
  private static final int DELIVERY_MILLIS = 15_000;

  private static final int REQUEST_MILLIS = 5_000;

  private final String topic;
  private final int partitions;
  private final Producer<String, EventBatch> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public EventWriter(String bootstrap, SchemaIdLookup ids, String topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
    this.producer =
        new KafkaProducer<>(config(bootstrap), new StringSerializer(), new AvroSerializer<>(ids));
  }

  /** The partition that every producer's default puts a session into. */
  public int partitionOf(String session) {
    byte[] key = session.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** Hands a batch over; throws what an earlier one failed with. */
  public void write(EventBatch batch, long timestampMillis) {
    send(partitionOf(batch.getSession()), timestampMillis, batch.getSession(), batch);
  }

  /** Lets time pass in a partition. */
  public void writeTick(int partition, long timestampMillis) {
    send(partition, timestampMillis, Topics.TICK_KEY, null);
  }

  /** Returns when the broker has everything. */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  private void send(int partition, long timestampMillis, String key, @Nullable EventBatch batch) {
    throwFailure();
    producer.send(
        new ProducerRecord<>(topic, partition, timestampMillis, key, batch),
        (unused, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  private void throwFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new KafkaException(problem.getMessage(), problem);
    }
  }

  private static Map<String, Object> config(String bootstrap) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // See StreamsProperties: one batch at a time cannot be overtaken on a topic made a moment ago.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS);
    return config;
  }
}
