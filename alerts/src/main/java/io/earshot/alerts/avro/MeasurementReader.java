package io.earshot.alerts.avro;

import io.earshot.alerts.partition.InputReader;
import io.earshot.alerts.partition.PartitionInput;
import io.earshot.schema.Measurement;
import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormatException;
import java.util.function.Consumer;

/** Reads measurements and their ticks. */
public final class MeasurementReader implements InputReader {

  /** At tick n the LIVE word on second n - 2 is out. */
  private static final long LIVE_LAG_SECONDS = 2;

  private final WireDecoder<Measurement> decoder;
  private final Consumer<String> unreadable;

  /**
   * Reads with schemas that {@code ids} finds.
   *
   * @param unreadable takes one line about each record that cannot be read
   */
  public MeasurementReader(SchemaIdLookup ids, Consumer<String> unreadable) {
    this.decoder = WireDecoder.of(Measurement.class, ids);
    this.unreadable = unreadable;
  }

  @Override
  public PartitionInput read(byte[] value) {
    try {
      return input(decoder.decode(value));
    } catch (WireFormatException e) {
      String line = String.valueOf(e.getMessage());
      if (e.fault() == WireFault.REGISTRY_UNAVAILABLE) {
        throw new SchemaUnavailable(line, e);
      }
      unreadable.accept(line);
      return PartitionInput.NOTHING;
    }
  }

  /** What a measurement that could be read says to rules. */
  public static PartitionInput input(Measurement measurement) {
    return switch (measurement.getRevision()) {
      case TICK -> PartitionInput.closing(measurement.getSecond() - LIVE_LAG_SECONDS);
      case LIVE ->
          measurement.getWindowSeconds() == 1
              ? PartitionInput.of(LiveSecond.of(measurement))
              : PartitionInput.NOTHING;
      case FINAL -> PartitionInput.of(FinalWindow.of(measurement));
      case UNKNOWN -> PartitionInput.NOTHING;
    };
  }
}
