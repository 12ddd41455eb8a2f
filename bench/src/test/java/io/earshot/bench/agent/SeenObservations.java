package io.earshot.bench.agent;

import io.earshot.bench.kafka.PartitionLog;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.StreamReport;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the events topic holds of one session, observation by observation. */
final class SeenObservations {

  /** Each by the number that the test gave it; probes by their time, negative. */
  final Set<Long> distinct = new HashSet<>();

  /** Dropped observations by reason: the greatest count of any header. */
  final Map<String, Long> dropped = new TreeMap<>();

  final Set<Long> sequences = new TreeSet<>();
  long duplicates;

  /** All sessions by their id. */
  static Map<String, SeenObservations> read(String bootstrapServers, SchemaIdLookup ids) {
    WireDecoder<EventBatch> decoder = WireDecoder.of(EventBatch.class, ids);
    Map<String, SeenObservations> bySession = new HashMap<>();
    PartitionLog.forEach(
        bootstrapServers,
        Topics.EVENTS,
        PlanSize.EMBEDDED.partitions(),
        record -> {
          EventBatch batch = decoded(decoder, record);
          bySession
              .computeIfAbsent(batch.getSession(), session -> new SeenObservations())
              .add(batch);
        });
    return bySession;
  }

  private static EventBatch decoded(
      WireDecoder<EventBatch> decoder, ConsumerRecord<byte[], byte[]> record) {
    try {
      return decoder.decode(record.value());
    } catch (WireFormatException e) {
      throw new AssertionError("offset=" + record.offset(), e);
    }
  }

  private void add(EventBatch batch) {
    sequences.add(batch.getSequence());
    batch.getDropped().forEach((reason, count) -> dropped.merge(reason, count, Math::max));
    for (MarkColumns columns : batch.getMarks()) {
      long number = 0;
      for (int delta : columns.getRtpTimestampDelta()) {
        number += delta;
        add(number);
      }
    }
    for (StreamReport report : batch.getReports()) {
      add(report.getPacketsReceived());
    }
    for (ProbeExchange probe : batch.getProbes()) {
      add(-probe.getRequestSentNanos());
    }
    for (LifecycleEvent event : batch.getLifecycle()) {
      add(Long.parseLong(event.getTrack()));
    }
  }

  private void add(long number) {
    duplicates += distinct.add(number) ? 0 : 1;
  }

  long allDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
