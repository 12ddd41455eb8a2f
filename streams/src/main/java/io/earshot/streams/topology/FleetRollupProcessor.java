package io.earshot.streams.topology;

import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.avro.RollupEncoder;
import io.earshot.streams.rollup.Cell;
import io.earshot.streams.rollup.FleetRollup;
import io.earshot.streams.rollup.Partial;
import io.earshot.streams.rollup.ScopeName;
import io.earshot.streams.rollup.WindowTime;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Kafka edge of {@link FleetRollup}: partials and ticks of all partitions in, rollups out. */
final class FleetRollupProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final long MILLIS_PER_SECOND = 1000;

  private final String subject;
  private final SchemaIdLookup ids;
  private final RollupCounters counters;
  private final int partitions;
  private ProcessorContext<byte[], byte[]> context;
  private RollupEncoder encoder;
  private FleetRollup rollup;
  private long late;

  FleetRollupProcessor(
      String subject, SchemaIdLookup ids, RollupCounters counters, int partitions) {
    this.subject = subject;
    this.ids = ids;
    this.counters = counters;
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> newContext) {
    context = newContext;
    encoder = RollupEncoder.of(subject, ids);
    KeyValueStore<byte[], byte[]> store = context.getStateStore(RollupTopology.FLEET_STORE);
    KeyValueParts parts = new KeyValueParts(store);
    rollup = new FleetRollup(parts, partitions);
    parts.restore(rollup::restoreTime, value -> rollup.restore(Partial.fromBytes(value)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    rollup.accept(Partial.fromBytes(record.value()), record.value(), this::forward);
    late = counters.add(RollupCounters.Name.LATE_PARTIALS, late, rollup.late());
  }

  private void forward(WindowTime window, ScopeName name, Cell cell, int missingPartitions) {
    String key = name.scope().key() + "/" + name.name() + "/" + window.seconds();
    counters.add(RollupCounters.Name.PUBLISHED, 0, 1);
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8),
            encoder.encode(window, name, cell, missingPartitions),
            (window.second() + window.seconds()) * MILLIS_PER_SECOND));
  }
}
