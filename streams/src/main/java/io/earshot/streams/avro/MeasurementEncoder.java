package io.earshot.streams.avro;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.schema.AgentRole;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.Revision;
import io.earshot.schema.Spread;
import io.earshot.schema.StreamWindow;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            window.iceRttMillis(),
            window.context(),
            participants(window)));
  }

  /** Everything that this second closes has been written. */
  public byte[] encodeTick(long second) {
    return encoder.encode(
        new Measurement(
            Revision.TICK,
            "",
            second,
            0,
            0L,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of()));
  }

  private List<StreamWindow> streams(WindowMeasurement window) {
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
              QualityRecords.of(stream.quality()),
              spreads.mergeableOrNull(stream.rtt()),
              spreads.mergeableOrNull(stream.jitter()),
              stream.lossRuns() == null ? null : runs(stream.lossRuns())));
    }
    return records;
  }

  private static List<Integer> runs(LossRuns runs) {
    List<Integer> counts = new ArrayList<>(LossRuns.MAX_EXACT_PACKETS + 2);
    for (int lengthPackets = 1; lengthPackets <= LossRuns.MAX_EXACT_PACKETS; lengthPackets++) {
      counts.add(clamped(runs.runsOf(lengthPackets)));
    }
    counts.add(clamped(runs.longRuns()));
    counts.add(clamped(runs.longRunPackets()));
    return counts;
  }

  private static int clamped(long count) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, count));
  }

  private List<ParticipantWindow> participants(WindowMeasurement window) {
    List<ParticipantWindow> records = new ArrayList<>(window.participants().size());
    for (io.earshot.streams.session.result.ParticipantWindow each : window.participants()) {
      records.add(
          new ParticipantWindow(
              each.participant(),
              AgentRole.valueOf(each.role().name()),
              each.agents(),
              each.labels(),
              each.batches(),
              each.observations(),
              each.agentGaps(),
              each.agentDropped(),
              each.connectionAttempts(),
              each.connectionFailures(),
              each.failureReasons(),
              each.transport(),
              each.iceRttMillis(),
              each.hasLeft()));
    }
    return records;
  }

  private List<HopWindow> hops(WindowMeasurement window) {
    boolean mergeable = window.windowSeconds() >= MIN_HISTOGRAM_SECONDS;
    List<HopWindow> records = new ArrayList<>(window.hops().size());
    for (io.earshot.streams.session.result.HopWindow hop : window.hops()) {
      boolean hasEnds = mergeable || hop.name().clock() != HopClock.SAME;
      records.add(
          new HopWindow(
              hop.name().hop().label(),
              hop.name().from(),
              hop.name().to(),
              hop.name().clock().label(),
              mergeable ? spreads.mergeable(hop.delay()) : spreads.plain(hop.delay()),
              hop.boundMillis(),
              hop.samplesMicros(),
              hop.excess() == null ? null : spreads.plain(hop.excess()),
              hasEnds ? end(hop.lo(), mergeable) : null,
              hasEnds ? end(hop.hi(), mergeable) : null,
              hop.boundsMicros()));
    }
    return records;
  }

  private @Nullable Spread end(@Nullable DelayHistogram end, boolean mergeable) {
    return end == null ? null : mergeable ? spreads.mergeable(end) : spreads.plain(end);
  }
}
