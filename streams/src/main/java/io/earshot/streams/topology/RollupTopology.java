package io.earshot.streams.topology;

import io.earshot.schemas.kafka.streams.DiskStore;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;

/**
 * (measurements) → [partition rollup] → (partials, one partition) → [fleet rollup] → (rollups): a
 * window of all calls is out when the ticks of all partitions have closed it.
 */
public final class RollupTopology implements Supplier<Topology> {

  static final String PARTIAL_STORE = "rollup-partials";
  static final String FLEET_STORE = "rollup-cells";
  static final String PARTIALS = "partials";

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final TopicPlan topics;
  private final SchemaIdLookup ids;
  private final RollupCounters counters;
  private final IntUnaryOperator partitionOfTask;

  /**
   * @param topics topics of the live pipeline
   */
  public RollupTopology(TopicPlan topics, SchemaIdLookup ids, RollupCounters counters) {
    this(topics, ids, counters, partition -> partition);
  }

  /** For tests, whose driver knows only partition 0. */
  RollupTopology(
      TopicPlan topics,
      SchemaIdLookup ids,
      RollupCounters counters,
      IntUnaryOperator partitionOfTask) {
    this.topics = topics;
    this.ids = ids;
    this.counters = counters;
    this.partitionOfTask = partitionOfTask;
  }

  @Override
  public Topology get() {
    TopicSpec measurements = topics.topic(TopicKind.MEASUREMENTS);
    TopicSpec rollups = topics.topic(TopicKind.ROLLUPS);
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(DiskStore.named(PARTIAL_STORE));
    builder.addStateStore(DiskStore.named(FLEET_STORE));
    builder.stream(
            measurements.name(),
            Consumed.with(BYTES, BYTES)
                .withName("measurements")
                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                .withTimestampExtractor(new LogAndSkipOnInvalidTimestamp()))
        .process(
            () -> new PartitionRollupProcessor(ids, counters, partitionOfTask),
            Named.as("partition-rollup"),
            PARTIAL_STORE)
        .repartition(Repartitioned.with(BYTES, BYTES).withName(PARTIALS).withNumberOfPartitions(1))
        .process(
            () ->
                new FleetRollupProcessor(
                    rollups.subject(), ids, counters, measurements.partitions()),
            Named.as("fleet-rollup"),
            FLEET_STORE)
        .to(rollups.name(), Produced.with(BYTES, BYTES).withName("rollups"));
    return builder.build();
  }
}
