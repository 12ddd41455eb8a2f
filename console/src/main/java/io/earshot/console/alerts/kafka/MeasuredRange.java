package io.earshot.console.alerts.kafka;

import io.earshot.alerts.avro.AgentReading;
import io.earshot.alerts.avro.MeasurementReader;
import io.earshot.alerts.explanation.AgentSecond;
import io.earshot.alerts.explanation.EvidenceRange;
import io.earshot.alerts.partition.PartitionInput;
import io.earshot.alerts.rule.series.Sample;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.sessions.kafka.Decoding;
import io.earshot.console.sessions.kafka.TopicLog;
import io.earshot.schema.Measurement;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Measurements of a range of seconds, read as rules read them. Records have the end of their window
 * as time, so nobody reads the whole topic for a minute of it.
 */
final class MeasuredRange {

  /** What is judged late is written late, too: FINAL windows of 10 s, 20 s after their end. */
  private static final long SLACK_SECONDS = 60;

  /** Some minutes of some hundred calls. */
  private static final int MAX_RECORDS = 100_000;

  private static final long MILLIS_PER_SECOND = 1000;
  private static final byte[] TICK = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);

  private final Broker broker;
  private final SchemaIdLookup ids;
  private final String topic;

  MeasuredRange(Broker broker, SchemaIdLookup ids, String topic) {
    this.broker = broker;
    this.ids = ids;
    this.topic = topic;
  }

  /**
   * Reads them.
   *
   * @param session null = those of all calls, without their agents
   */
  HeardSeconds read(@Nullable String session, EvidenceRange range) throws InterruptedException {
    List<TopicPartition> partitions = broker.partitions(topic);
    if (partitions.isEmpty()) {
      return HeardSeconds.none("values around the edge: there is no topic " + topic);
    }
    Collected collected = new Collected(session, range);
    long sinceMillis = (range.readFromSecond() - SLACK_SECONDS) * MILLIS_PER_SECOND;
    new TopicLog(broker).readSince(partitions, sinceMillis, collected::takesMoreAfter);
    return collected.heard();
  }

  /** Keeps what belongs to the range. */
  private final class Collected {

    private final byte @Nullable [] key;
    private final EvidenceRange range;
    private final Decoding<Measurement> measurements =
        new Decoding<>(WireDecoder.of(Measurement.class, ids));
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, AgentSecond> agents = new TreeMap<>();
    private int records;

    Collected(@Nullable String session, EvidenceRange range) {
      this.key = session == null ? null : session.getBytes(StandardCharsets.UTF_8);
      this.range = range;
    }

    /** False when all of the range is out in this partition. */
    boolean takesMoreAfter(ConsumerRecord<byte[], byte[]> each) {
      boolean isTick = Arrays.equals(each.key(), TICK);
      if (isTick || key == null || Arrays.equals(each.key(), key)) {
        Measurement measurement = measurements.decode(each);
        if (measurement != null) {
          PartitionInput input = MeasurementReader.input(measurement);
          if (input.closedSecond() != null) {
            return input.closedSecond() < range.toSecond();
          }
          take(measurement, input);
        }
      }
      return records < MAX_RECORDS;
    }

    private void take(Measurement measurement, PartitionInput input) {
      if (input.heard() == null) {
        return;
      }
      records++;
      for (Sample sample : input.heard().samples()) {
        if (sample.tick() >= range.readFromSecond() && sample.tick() <= range.toSecond()) {
          samples.add(sample);
        }
      }
      if (key != null) {
        AgentReading.agents(measurement)
            .forEach(each -> agents.put(each.second() + "/" + each.participant(), each));
      }
    }

    HeardSeconds heard() {
      List<String> notRead = new ArrayList<>();
      String unreadable = measurements.unreadable();
      if (unreadable != null) {
        notRead.add(unreadable);
      }
      if (records >= MAX_RECORDS) {
        notRead.add("values around the edge: more than " + MAX_RECORDS + " seconds of calls");
      }
      if (key == null) {
        notRead.add("agents: it is about more than one call; see its calls one by one");
      }
      List<AgentSecond> sorted = new ArrayList<>(agents.values());
      sorted.sort((a, b) -> Long.compare(a.second(), b.second()));
      return new HeardSeconds(samples, sorted, notRead);
    }
  }
}
