package io.earshot.bench.kafka;

import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerCounters;
import io.earshot.streams.partition.RunnerSink;
import io.earshot.streams.partition.SourceRecord;
import io.earshot.streams.session.EngineSettings;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The engine on a plain consumer: no Streams, no state store, no transaction, no crash. */
public final class PlainRun {

  /** What came out of one partition, one line a record, in order. */
  public final Map<Integer, List<String>> measurements = new TreeMap<>();

  public final Map<Integer, List<String>> sessions = new TreeMap<>();

  private final TopicPlan topics;
  private final SchemaIdLookup ids;
  private final Map<Integer, PartitionRunner> runners = new TreeMap<>();

  public PlainRun(TopicPlan topics, SchemaIdLookup ids) {
    this.topics = topics;
    this.ids = ids;
  }

  /** One line that is equal where key, value and timestamp are. */
  public static String line(byte @Nullable [] key, byte @Nullable [] value, long timestampMillis) {
    HexFormat hex = HexFormat.of();
    return timestampMillis
        + " "
        + (key == null ? "-" : hex.formatHex(key))
        + " "
        + (value == null ? "-" : hex.formatHex(value));
  }

  public static String line(ConsumerRecord<byte[], byte[]> record) {
    return line(record.key(), record.value(), record.timestamp());
  }

  public void accept(ConsumerRecord<byte[], byte[]> record) {
    int partition = record.partition();
    runners
        .computeIfAbsent(partition, key -> newRunner())
        .accept(
            new SourceRecord(
                record.topic(),
                partition,
                record.offset(),
                record.key(),
                record.value(),
                record.timestamp()),
            new Lines(of(measurements, partition), of(sessions, partition)));
  }

  private PartitionRunner newRunner() {
    PartitionRunner runner =
        new PartitionRunner(topics, ids, EngineSettings.DEFAULT, new RunnerCounters());
    runner.restored();
    return runner;
  }

  private static List<String> of(Map<Integer, List<String>> lines, int partition) {
    return lines.computeIfAbsent(partition, key -> new ArrayList<>());
  }

  private record Lines(List<String> measurements, List<String> sessions) implements RunnerSink {

    @Override
    public void measurement(byte[] key, byte[] value, long timestampMillis) {
      measurements.add(line(key, value, timestampMillis));
    }

    @Override
    public void session(byte[] key, byte @Nullable [] value, long timestampMillis) {
      sessions.add(line(key, value, timestampMillis));
    }

    @Override
    public void deadLetter(byte @Nullable [] key, byte[] value, long timestampMillis) {
      throw new AssertionError("a record was refused: " + line(key, value, timestampMillis));
    }

    @Override
    public void store(String session, String part, byte @Nullable [] state) {
      // Nothing crashes here.
    }
  }
}
