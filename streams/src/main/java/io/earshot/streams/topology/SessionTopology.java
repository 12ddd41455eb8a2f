package io.earshot.streams.topology;

import io.earshot.schemas.kafka.streams.DiskStore;
import io.earshot.schemas.topic.TopicPlan;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;

/** (events) → [session engine] → (measurements), (sessions), (dead-letters): one sub-topology. */
public final class SessionTopology implements Supplier<Topology> {

  static final String EVENTS = "events";
  static final String ENGINE = "session-engine";
  static final String MEASUREMENTS = "measurements";
  static final String SESSIONS = "sessions";
  static final String DEAD_LETTERS = "dead-letters";
  static final String TICKS = "ticks";
  static final String STORE = "session-parts";

  private final TopicPlan topics;
  private final EngineTasks tasks;

  /** Topology of the engine that {@code tasks} describes. */
  public SessionTopology(EngineTasks tasks) {
    this.topics = tasks.topics();
    this.tasks = tasks;
  }

  @Override
  public Topology get() {
    OutputKey.BytesSerializer key = new OutputKey.BytesSerializer();
    ByteArraySerializer value = new ByteArraySerializer();
    OutputKey.SamePartition samePartition = new OutputKey.SamePartition();
    Topology topology =
        new Topology()
            .addSource(
                AutoOffsetReset.earliest(),
                EVENTS,
                new LogAndSkipOnInvalidTimestamp(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.events())
            .addProcessor(ENGINE, () -> new SessionProcessor(tasks), EVENTS)
            .addStateStore(DiskStore.named(STORE), ENGINE)
            .addSink(MEASUREMENTS, topics.measurements(), key, value, samePartition, ENGINE)
            // Compacted: always where the key belongs, whoever wrote the events.
            .addSink(SESSIONS, topics.sessions(), key, value, ENGINE)
            .addSink(DEAD_LETTERS, topics.deadLetters(), key, value, samePartition, ENGINE);
    return tasks.liveTicks()
        ? topology.addSink(TICKS, topics.events(), key, value, samePartition, ENGINE)
        : topology;
  }
}
