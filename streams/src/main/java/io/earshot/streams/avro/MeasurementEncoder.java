package io.earshot.streams.avro;

import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.StreamWindow;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;

/** Writes windows and ticks. The same window gives the same bytes. */
public final class MeasurementEncoder {

  /** Shorter windows are merged by whoever needs it from their longer ones. */
  private static final int MIN_HISTOGRAM_SECONDS = 10;

  private final WireEncoder<Measurement> encoder;
  private final SpreadRecords spreads = new SpreadRecords();

  private MeasurementEncoder(WireEncoder<Measurement> encoder) {
    this.encoder = encoder;
  }

  /**
   * Asks for the schema id once, here.
   *
   * @param subject subject of the topic it writes to
   */
  public static MeasurementEncoder of(String subject, SchemaIdLookup ids) {
    return new MeasurementEncoder(WireEncoder.of(Measurement.getClassSchema(), subject, ids));
  }

  public byte[] encode(WindowMeasurement window) {
    return encoder.encode(
        new Measurement(
            window.isFinal() ? Revision.FINAL : Revision.LIVE,
            window.session(),
            window.second(),
            window.windowSeconds(),
            window.lateObservations(),
            streams(window),
            hops(window),
            window.iceRttMillis()));
  }

  /** Everything that this second closes has been written. */
  public byte[] encodeTick(long second) {
    return encoder.encode(
        new Measurement(Revision.TICK, "", second, 0, 0L, List.of(), List.of(), List.of()));
  }

  private static List<StreamWindow> streams(WindowMeasurement window) {
    List<StreamWindow> records = new ArrayList<>(window.streams().size());
    for (io.earshot.streams.session.result.StreamWindow stream : window.streams()) {
      records.add(
          new StreamWindow(
              stream.participant(),
              stream.direction(),
              stream.leg(),
              stream.peer(),
              stream.ssrc(),
              stream.expectedPackets(),
              stream.receivedPackets(),
              stream.lostPackets(),
              stream.concealedSamples(),
              stream.totalSamples(),
              stream.bytes(),
              stream.jitterMillis(),
              stream.jitterBufferMillis(),
              stream.rttMillis(),
              stream.residualLossRatio(),
              QualityRecords.of(stream.quality())));
    }
    return records;
  }

  private List<HopWindow> hops(WindowMeasurement window) {
    boolean mergeable = window.windowSeconds() >= MIN_HISTOGRAM_SECONDS;
    List<HopWindow> records = new ArrayList<>(window.hops().size());
    for (io.earshot.streams.session.result.HopWindow hop : window.hops()) {
      records.add(
          new HopWindow(
              hop.name().hop().label(),
              hop.name().from(),
              hop.name().to(),
              hop.name().clock().label(),
              mergeable ? spreads.mergeable(hop.delay()) : spreads.plain(hop.delay()),
              hop.boundMillis(),
              hop.samplesMicros(),
              hop.excess() == null ? null : spreads.plain(hop.excess())));
    }
    return records;
  }
}
