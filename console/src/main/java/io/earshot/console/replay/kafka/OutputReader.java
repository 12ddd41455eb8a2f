package io.earshot.console.replay.kafka;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.SessionSummary;
import io.earshot.schemas.kafka.CommittedReads;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** An outside consumer of the outputs: reads committed records from the beginning. */
final class OutputReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final List<TopicPartition> sessions;
  private final List<TopicPartition> alerts;
  private final String sessionTopic;
  private final String alertTopic;
  private final Map<TopicPartition, Long> measured = new HashMap<>();
  private final Consumer<String, byte[]> consumer;
  private final WireDecoder<SessionSummary> summaries;
  private final WireDecoder<Measurement> measurements;
  private final ReportBuilder into;
  private final Map<Integer, Long> closedSeconds = new HashMap<>();

  OutputReader(String bootstrap, SchemaIdLookup ids, TopicPlan plan, ReportBuilder into) {
    this.sessions = Broker.partitions(plan.topic(TopicKind.SESSIONS));
    this.alerts = Broker.partitions(plan.topic(TopicKind.ALERTS));
    this.sessionTopic = plan.sessions();
    this.alertTopic = plan.alerts();
    this.summaries = WireDecoder.of(SessionSummary.class, ids);
    this.measurements = WireDecoder.of(Measurement.class, ids);
    this.into = into;
    this.consumer =
        new KafkaConsumer<>(
            CommittedReads.config(bootstrap),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>(sessions);
    all.addAll(alerts);
    all.addAll(Broker.partitions(plan.topic(TopicKind.MEASUREMENTS)));
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** Reads what there is; false if nothing came. */
  boolean poll() {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    for (ConsumerRecord<String, byte[]> each : records) {
      try {
        read(each);
      } catch (WireFormatException e) {
        throw new IllegalStateException(
            each.topic() + "-" + each.partition() + "@" + each.offset() + ": " + e.getMessage(), e);
      }
    }
    return !records.isEmpty();
  }

  /** Whether everything up to these seconds has been put out. */
  boolean hasClosed(Map<Integer, Long> lastSeconds) {
    return lastSeconds.entrySet().stream()
        .allMatch(
            last -> closedSeconds.getOrDefault(last.getKey(), Long.MIN_VALUE) >= last.getValue());
  }

  /** Partitions of what is not ordered with the measurements: summaries and alerts. */
  List<TopicPartition> otherPartitions() {
    return Stream.concat(sessions.stream(), alerts.stream()).toList();
  }

  /** Partition of the measurements to the offset of the last record that was read. */
  Map<TopicPartition, Long> measured() {
    return Map.copyOf(measured);
  }

  boolean hasPassed(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), POLL) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static Transition alert(byte[] value) {
    try {
      return AlertRecord.read(value);
    } catch (UnreadableAlert e) {
      throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
    }
  }

  private void read(ConsumerRecord<String, byte[]> of) throws WireFormatException {
    if (of.value() == null) {
      return;
    }
    if (of.topic().equals(sessionTopic)) {
      into.add(summaries.decode(of.value()));
      return;
    } else if (of.topic().equals(alertTopic)) {
      into.add(alert(of.value()));
      return;
    }
    measured.put(new TopicPartition(of.topic(), of.partition()), of.offset());
    if (Topics.TICK_KEY.equals(of.key())) {
      Measurement tick = measurements.decode(of.value());
      if (tick.getRevision() == Revision.TICK) {
        closedSeconds.merge(of.partition(), tick.getSecond(), Math::max);
      }
    } else if (into.wantsSeconds()) {
      into.add(measurements.decode(of.value()));
    }
  }
}
