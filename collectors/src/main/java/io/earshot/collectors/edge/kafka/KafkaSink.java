package io.earshot.collectors.edge.kafka;

import io.earshot.collectors.edge.intake.EventSink;
import io.earshot.collectors.edge.intake.SinkFull;
import io.earshot.collectors.edge.room.RoomName;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.kafka.AvroSerializer;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes batches to Kafka. Holds at most a bound of bytes for a broker that is away, and completes
 * nothing before the broker has it: what is acknowledged is stored, what is in the bound arrives
 * when the broker is back within five minutes.
 */
public final class KafkaSink implements EventSink, AutoCloseable {

  /** On a record of the unassigned topic: this batch's session is its key's, or was until now. */
  static final String ALIAS_HEADER = "earshot-alias";

  static final String LIVE = "live";
  static final String ENDED = "ended";

  /** Longer than any restart of a broker that is looked after. */
  private static final int DELIVERY_MILLIS = 300_000;

  private static final int REQUEST_MILLIS = 5_000;

  /** Only for the first contact; a request never waits longer. */
  private static final int BLOCK_MILLIS = 2_000;

  private static final int BATCH_BYTES = 64 << 10;

  private final Producer<String, byte[]> producer;
  private final AvroSerializer<EventBatch> serializer;
  private final String events;
  private final String unassigned;
  private final long maxBytes;
  private final AtomicLong heldBytes = new AtomicLong();
  private final BooleanSupplier roomToWait;

  private KafkaSink(
      Producer<String, byte[]> producer,
      SchemaIdLookup ids,
      String events,
      String unassigned,
      long maxBytes,
      BooleanSupplier roomToWait) {
    this.producer = producer;
    this.serializer = new AvroSerializer<>(ids);
    this.events = events;
    this.unassigned = unassigned;
    this.maxBytes = maxBytes;
    this.roomToWait = roomToWait;
  }

  /**
   * Returns when the broker has told where the topics are.
   *
   * @param maxBytes serialized bytes held while the broker is away
   * @param roomToWait false when nothing more may wait for its session
   */
  public static KafkaSink open(
      String bootstrap,
      SchemaIdLookup ids,
      String events,
      String unassigned,
      long maxBytes,
      BooleanSupplier roomToWait) {
    Producer<String, byte[]> producer =
        new KafkaProducer<>(
            config(bootstrap, maxBytes), new StringSerializer(), new ByteArraySerializer());
    // Learned now: a send that must ask first would block the connection it came on.
    producer.partitionsFor(events);
    producer.partitionsFor(unassigned);
    return new KafkaSink(producer, ids, events, unassigned, maxBytes, roomToWait);
  }

  @Override
  public CompletionStage<Void> write(EventBatch batch, long receivedAtMillis) {
    return send(events, batch.getSession(), batch, List.of(), receivedAtMillis);
  }

  @Override
  public CompletionStage<Void> park(RoomName room, EventBatch batch, long receivedAtMillis) {
    return roomToWait.getAsBoolean()
        ? send(unassigned, room.key(), batch, List.of(), receivedAtMillis)
        : CompletableFuture.failedFuture(new SinkFull(true));
  }

  @Override
  public CompletionStage<Void> announce(
      RoomName room, EventBatch news, boolean ended, long receivedAtMillis) {
    byte[] state = (ended ? ENDED : LIVE).getBytes(StandardCharsets.US_ASCII);
    List<Header> headers = List.of(new RecordHeader(ALIAS_HEADER, state));
    return send(unassigned, room.key(), news, headers, receivedAtMillis);
  }

  /** Serialized bytes that the broker does not have yet. */
  public long heldBytes() {
    return heldBytes.get();
  }

  /** Gives the broker two seconds to take what is held. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }

  private CompletionStage<Void> send(
      String topic, String key, EventBatch batch, List<Header> headers, long timestampMillis) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    byte[] value = serialized(topic, batch);
    if (heldBytes.addAndGet(value.length) > maxBytes) {
      heldBytes.addAndGet(-value.length);
      stored.completeExceptionally(new SinkFull(false));
      return stored;
    }
    try {
      producer.send(
          new ProducerRecord<>(topic, null, timestampMillis, key, value, headers),
          (unused, failure) -> {
            heldBytes.addAndGet(-value.length);
            if (failure == null) {
              stored.complete(null);
            } else {
              stored.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException e) {
      heldBytes.addAndGet(-value.length);
      stored.completeExceptionally(e);
    }
    return stored;
  }

  /** The encoder behind it keeps a buffer. */
  private synchronized byte[] serialized(String topic, EventBatch batch) {
    byte[] value = serializer.serialize(topic, batch);
    if (value == null) {
      throw new IllegalStateException("a batch is never null");
    }
    return value;
  }

  private static Map<String, Object> config(String bootstrap, long maxBytes) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // Our own bound counts records; the producer's counts its buffers, which are larger.
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * maxBytes + (32L << 20));
    // One at a time cannot be overtaken on a topic made a moment ago.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    // Kept over an outage: without it a send would block and then fail.
    config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, 3_600_000);
    return config;
  }
}
