package io.earshot.streams.topology;

import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.avro.MeasurementReader;
import io.earshot.streams.rollup.CallWindow;
import io.earshot.streams.rollup.Cell;
import io.earshot.streams.rollup.Partial;
import io.earshot.streams.rollup.PartitionRollup;
import io.earshot.streams.rollup.ScopeName;
import io.earshot.streams.rollup.WindowTime;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Kafka edge of {@link PartitionRollup}: measurements in, partials and ticks out. */
final class PartitionRollupProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final byte[] NO_KEY = {};

  private final SchemaIdLookup ids;
  private final RollupCounters counters;
  private final IntUnaryOperator partitionOfTask;
  private ProcessorContext<byte[], byte[]> context;
  private MeasurementReader reader;
  private PartitionRollup rollup;
  private int partition;
  private long unreadable;
  private long late;
  private long repeated;

  PartitionRollupProcessor(
      SchemaIdLookup ids, RollupCounters counters, IntUnaryOperator partitionOfTask) {
    this.ids = ids;
    this.counters = counters;
    this.partitionOfTask = partitionOfTask;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> newContext) {
    context = newContext;
    partition = partitionOfTask.applyAsInt(context.taskId().partition());
    reader = new MeasurementReader(ids);
    KeyValueStore<byte[], byte[]> store = context.getStateStore(RollupTopology.PARTIAL_STORE);
    KeyValueParts parts = new KeyValueParts(store);
    rollup = new PartitionRollup(parts);
    parts.restore(
        (index, second) -> rollup.restoreTime(second),
        value -> reader.read(value, new RestoringSink(rollup)));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    reader.read(
        record.value(),
        new MeasurementReader.Sink() {
          @Override
          public void tick(long second) {
            rollup.tick(second, new ForwardingSink(context, partition, record.timestamp()));
          }

          @Override
          public void window(CallWindow window) {
            rollup.accept(window, record.value());
          }
        });
    count();
  }

  private void count() {
    unreadable = counters.add(RollupCounters.Name.UNREADABLE, unreadable, reader.unreadable());
    late = counters.add(RollupCounters.Name.LATE, late, rollup.late());
    repeated = counters.add(RollupCounters.Name.REPEATED, repeated, rollup.repeated());
  }

  private record RestoringSink(PartitionRollup rollup) implements MeasurementReader.Sink {

    @Override
    public void tick(long second) {}

    @Override
    public void window(CallWindow window) {
      rollup.restore(window);
    }
  }

  /** Everything of a partition goes one way, in order. */
  private record ForwardingSink(
      ProcessorContext<byte[], byte[]> context, int partition, long timestampMillis)
      implements PartitionRollup.Sink {

    @Override
    public void partial(WindowTime window, ScopeName name, Cell cell) {
      forward(Partial.ofCell(partition, window, name, cell));
    }

    @Override
    public void tick(long second) {
      forward(Partial.ofTick(partition, second));
    }

    private void forward(Partial partial) {
      context.forward(new Record<>(NO_KEY, partial.toBytes(), timestampMillis));
    }
  }
}
