package io.earshot.streams.avro;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.schema.HopWindow;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.Revision;
import io.earshot.schema.Spread;
import io.earshot.schema.StreamQuality;
import io.earshot.schema.StreamWindow;
import io.earshot.schemas.registry.SchemaUnavailable;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.schemas.wire.WireFault;
import io.earshot.schemas.wire.WireFormatException;
import io.earshot.streams.rollup.CallWindow;
import io.earshot.streams.rollup.HopPart;
import io.earshot.streams.rollup.ParticipantPart;
import io.earshot.streams.rollup.StreamPart;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what rollups ask of measurements: ticks, and FINAL windows of 10 s. */
public final class MeasurementReader {

  private static final int MERGED_SECONDS = 10;

  /** Takes what one measurement holds; LIVE windows and single seconds are passed over. */
  public interface Sink {
    void tick(long second);

    void window(CallWindow window);
  }

  private record Pair(String hop, String from, String to) {}

  private final WireDecoder<Measurement> decoder;
  private long unreadable;

  /**
   * @param ids where schema ids come from
   */
  public MeasurementReader(SchemaIdLookup ids) {
    this.decoder = WireDecoder.of(Measurement.class, ids);
  }

  /**
   * Reads one value. One that is no measurement is counted and passed over.
   *
   * @throws SchemaUnavailable if the registry does not answer
   */
  public void read(byte @Nullable [] value, Sink sink) {
    if (value == null) {
      unreadable++;
      return;
    }
    Measurement measurement;
    try {
      measurement = decoder.decode(value);
    } catch (WireFormatException e) {
      if (e.fault() == WireFault.REGISTRY_UNAVAILABLE) {
        throw new SchemaUnavailable(String.valueOf(e.getMessage()), e);
      }
      unreadable++;
      return;
    }
    if (measurement.getRevision() == Revision.TICK) {
      sink.tick(measurement.getSecond());
    } else if (measurement.getRevision() == Revision.FINAL
        && measurement.getWindowSeconds() == MERGED_SECONDS) {
      sink.window(window(measurement));
    }
  }

  /** Values that were no measurement, and histograms in them that were none. */
  public long unreadable() {
    return unreadable;
  }

  private CallWindow window(Measurement of) {
    return new CallWindow(
        of.getSession(),
        of.getSecond(),
        of.getContext(),
        of.getStreams().stream().map(this::stream).toList(),
        hops(of.getHops()),
        of.getParticipants().stream().map(MeasurementReader::participant).toList());
  }

  private StreamPart stream(StreamWindow of) {
    StreamQuality quality = of.getQuality();
    return new StreamPart(
        of.getParticipant(),
        of.getLeg(),
        of.getExpectedPackets(),
        of.getReceivedPackets(),
        of.getConcealedSamples(),
        of.getTotalSamples(),
        of.getLossRuns() == null ? List.of() : of.getLossRuns(),
        histogram(of.getJitter()),
        histogram(of.getRtt()),
        quality == null ? null : quality.getScale(),
        quality == null ? null : quality.getListening());
  }

  /** Where marks and RTCP both tell of a pair the marks do, as in summaries: they come first. */
  private List<HopPart> hops(List<HopWindow> windows) {
    Map<Pair, HopPart> hops = new LinkedHashMap<>();
    for (HopWindow of : windows) {
      DelayHistogram delay = histogram(of.getDelay());
      if (delay != null && delay.count() > 0) {
        hops.putIfAbsent(
            new Pair(of.getHop(), of.getFrom(), of.getTo()),
            new HopPart(
                of.getHop(),
                of.getFrom(),
                of.getTo(),
                delay,
                histogram(of.getDelayLo()),
                histogram(of.getDelayHi())));
      }
    }
    return List.copyOf(hops.values());
  }

  private static ParticipantPart participant(ParticipantWindow of) {
    return new ParticipantPart(
        of.getParticipant(),
        of.getLabels(),
        Math.max(0, of.getConnectionAttempts()),
        Math.max(0, of.getConnectionFailures()),
        of.getFailureReasons(),
        of.getAgentGaps(),
        Math.max(0, of.getAgentDropped().values().stream().mapToLong(Long::longValue).sum()),
        of.getIceRttMillis());
  }

  private @Nullable DelayHistogram histogram(@Nullable Spread of) {
    ByteBuffer bytes = of == null ? null : of.getHistogram();
    if (bytes == null) {
      return null;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    try {
      return DelayHistogram.readFrom(new SnapshotReader(copy));
    } catch (SnapshotFormatException e) {
      unreadable++;
      return null;
    }
  }
}
