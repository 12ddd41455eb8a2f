package io.earshot.streams.topology;

import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.schemas.topic.Topics;
import io.earshot.streams.avro.Refusal;
import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerSink;
import io.earshot.streams.partition.SourceRecord;
import io.earshot.streams.topology.EngineTasks.RecordPosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Kafka edge of {@link PartitionRunner}: hands over records, results and state. No arithmetic. */
final class SessionProcessor implements Processor<byte[], byte[], OutputKey, byte[]> {

  /** A partition silent for so long gets a tick. */
  private static final long SILENCE_MILLIS = 1000;

  private static final Duration SILENCE_CHECK = Duration.ofMillis(200);
  private static final byte[] TICK_KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);

  private final EngineTasks tasks;
  private ProcessorContext<OutputKey, byte[]> context;
  private KeyValueStore<byte[], byte[]> parts;
  private PartitionRunner runner;
  private RunnerSink sink;
  private int partition;
  private long activeMillis;

  SessionProcessor(EngineTasks tasks) {
    this.tasks = tasks;
  }

  /** Runs after the changelog was read: what is in the store is the state at the last commit. */
  @Override
  public void init(ProcessorContext<OutputKey, byte[]> newContext) {
    context = newContext;
    partition = context.taskId().partition();
    parts = context.getStateStore(SessionTopology.STORE);
    sink = new ForwardingSink(context, parts, partition);
    runner = tasks.newRunner();
    restore();
    if (tasks.liveTicks()) {
      activeMillis = tasks.clock().millis();
      context.schedule(SILENCE_CHECK, PunctuationType.WALL_CLOCK_TIME, now -> tickIfSilent());
    }
    tasks.markRestored(partition, this);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (tasks.liveTicks()) {
      activeMillis = tasks.clock().millis();
    }
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    RecordPosition position =
        new RecordPosition(
            new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
    SourceRecord source =
        new SourceRecord(
            metadata.topic(),
            metadata.partition(),
            metadata.offset(),
            record.key(),
            record.value(),
            record.timestamp());
    if (tasks.isPoisoned(position)) {
      runner.refuse(source, Refusal.ENGINE_FAILURE, "the engine failed on it before", sink);
      return;
    }
    try {
      runner.accept(source, sink);
    } catch (KafkaException | SchemaUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      // The heap may be half changed: the task starts again from its last commit, without this one.
      tasks.markPoisoned(position);
      throw new EngineFailure(position, e);
    }
  }

  @Override
  public void close() {
    tasks.markClosed(partition, this);
  }

  private void restore() {
    try (KeyValueIterator<byte[], byte[]> all = parts.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> entry = all.next();
        StoreKey key = StoreKey.fromBytes(entry.key);
        runner.restore(key.session(), key.part(), entry.value);
      }
    }
    runner.restored();
  }

  /** Writes the tick into the log of events: there it has an order, and a replay meets it too. */
  private void tickIfSilent() {
    long nowMillis = tasks.clock().millis();
    if (nowMillis - activeMillis >= SILENCE_MILLIS) {
      activeMillis = nowMillis;
      context.forward(
          new Record<>(new OutputKey(partition, TICK_KEY), new byte[0], nowMillis),
          SessionTopology.TICKS);
    }
  }

  /** Results to the sinks, state to the store. */
  private record ForwardingSink(
      ProcessorContext<OutputKey, byte[]> context,
      KeyValueStore<byte[], byte[]> parts,
      int partition)
      implements RunnerSink {

    @Override
    public void measurement(byte[] key, byte[] value, long timestampMillis) {
      forward(key, value, timestampMillis, SessionTopology.MEASUREMENTS);
    }

    @Override
    public void session(byte[] key, byte @Nullable [] value, long timestampMillis) {
      forward(key, value, timestampMillis, SessionTopology.SESSIONS);
    }

    @Override
    public void deadLetter(byte @Nullable [] key, byte[] value, long timestampMillis) {
      forward(key, value, timestampMillis, SessionTopology.DEAD_LETTERS);
    }

    @Override
    public void store(String session, String part, byte @Nullable [] state) {
      byte[] key = new StoreKey(session, part).toBytes();
      if (state == null) {
        parts.delete(key);
      } else {
        parts.put(key, state);
      }
    }

    private void forward(
        byte @Nullable [] key, byte @Nullable [] value, long timestampMillis, String sinkName) {
      context.forward(
          new Record<>(new OutputKey(partition, key), value, timestampMillis), sinkName);
    }
  }
}
