package io.earshot.collectors.edge.kafka;

import io.earshot.collectors.edge.count.EdgeCounts;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.intake.EventSink;
import io.earshot.collectors.edge.room.Placement;
import io.earshot.collectors.edge.room.RoomDirectory;
import io.earshot.collectors.edge.room.WaitingFacts;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives batches of the unassigned topic their session as soon as an alias tells it, and counts
 * those whose minute is over. Reads the whole topic when it starts: aliases of rooms that live on,
 * and what nobody forwarded before the edge went down.
 *
 * <p>One edge per cluster should run it; two forward a batch twice, which the engine notices by its
 * number.
 */
final class UnassignedFacts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UnassignedFacts.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int CLOSE_MILLIS = 5_000;

  private final UnassignedLog log;
  private final AvroDeserializer<EventBatch> deserializer;
  private final RoomDirectory rooms;
  private final WaitingFacts<UnassignedFact> waiting;
  private final EventSink sink;
  private final EdgeCounts counts;
  private final InstantSource wall;
  private final Thread thread = new Thread(this::run, "edge-unassigned");
  private volatile boolean closing;

  UnassignedFacts(
      UnassignedLog log,
      SchemaIdLookup ids,
      RoomDirectory rooms,
      WaitingFacts<UnassignedFact> waiting,
      EventSink sink,
      EdgeCounts counts,
      InstantSource wall) {
    this.log = log;
    this.deserializer = new AvroDeserializer<>(EventBatch.class, ids);
    this.rooms = rooms;
    this.waiting = waiting;
    this.sink = sink;
    this.counts = counts;
    this.wall = wall;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    log.wakeup();
    thread.join(CLOSE_MILLIS);
  }

  private void run() {
    try (log) {
      while (!closing) {
        step();
      }
    } catch (WakeupException | InterruptException e) {
      LOG.debug("ends as asked", e);
    }
  }

  private void step() {
    try {
      log.poll(POLL).forEach(this::accept);
      waiting
          .release(fact -> fact.placeIn(rooms), wall.millis())
          .forEach(each -> finish(each.fact(), each.placement()));
      log.commitBefore(waiting.facts());
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("facts without a session wait for the broker: {}", e.getMessage());
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    EventBatch batch = read(record);
    if (batch == null) {
      counts.add(Subject.UNASSIGNED, "unreadable");
      return;
    }
    UnassignedFact fact = UnassignedFact.of(record, batch);
    if (fact.alias() != null) {
      fact.tell(rooms);
    } else if (log.isNew(fact) && !waiting.add(fact, fact.bytes(), fact.receivedAtMillis())) {
      counts.add(Subject.UNASSIGNED, "overflow");
    }
  }

  private @Nullable EventBatch read(ConsumerRecord<String, byte[]> record) {
    try {
      return deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      LOG.debug("not ours", e);
      return null;
    }
  }

  private void finish(UnassignedFact fact, Placement placement) {
    if (placement instanceof Placement.Live live) {
      forward(fact, live.session());
    } else if (placement instanceof Placement.Unknown) {
      counts.add(Subject.UNASSIGNED, "expired");
    } else {
      counts.add(Subject.UNASSIGNED, placement instanceof Placement.Over ? "late" : "forbidden");
    }
  }

  /** Keeps the time of receipt: that is when it happened, wherever it waited. */
  private void forward(UnassignedFact fact, String session) {
    try {
      sink.write(fact.in(session), fact.receivedAtMillis()).toCompletableFuture().join();
      counts.add(Subject.UNASSIGNED, "forwarded");
    } catch (CompletionException e) {
      LOG.debug("not stored yet", e);
      waiting.add(fact, fact.bytes(), fact.receivedAtMillis());
    }
  }
}
