package io.earshot.bench.agent;

import io.earshot.bench.kafka.PartitionLog;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFormatException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the events topic says of one agent, read from its first record to its last. */
final class TopicCounts {

  /** Observations by batch number: a batch that came twice counts once, as in the engine. */
  final Map<Long, Integer> observations = new TreeMap<>();

  /** Dropped observations by reason: the greatest count of any header. */
  final Map<String, Long> dropped = new TreeMap<>();

  long heartbeats;
  private final WireDecoder<EventBatch> decoder;

  private TopicCounts(SchemaIdLookup ids) {
    decoder = WireDecoder.of(EventBatch.class, ids);
  }

  static TopicCounts read(String bootstrapServers, SchemaIdLookup ids) {
    TopicCounts counts = new TopicCounts(ids);
    PartitionLog.forEach(
        bootstrapServers, Topics.EVENTS, PlanSize.EMBEDDED.partitions(), counts::count);
    return counts;
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    try {
      EventBatch batch = decoder.decode(record.value());
      observations.put(batch.getSequence(), batch.getObservations());
      heartbeats += batch.getHeartbeats().size();
      batch.getDropped().forEach((reason, count) -> dropped.merge(reason, count, Math::max));
    } catch (WireFormatException e) {
      throw new AssertionError("offset=" + record.offset(), e);
    }
  }

  long acked() {
    return observations.values().stream().mapToLong(Integer::longValue).sum();
  }

  long allDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
