package io.earshot.streams.session.lane;

import io.earshot.media.loss.PacketLossCounts;
import io.earshot.media.red.RedDistances;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.Stat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream at one end, as far as anyone has seen it: by its packets, by its own counters, by the
 * next host's counters.
 */
final class StreamState {

  /** RTP clock rate of Opus (RFC 7587), taken until a codec is named. */
  private static final int DEFAULT_CLOCK_RATE_HERTZ = 48_000;

  private static final double MILLIS_PER_SECOND = 1000;

  final StreamId id;
  private final boolean keepsTotals;
  private @Nullable String kind;
  private @Nullable String mime;
  private int payloadType = -1;
  private int clockRateHertz = -1;
  private @Nullable PacketView packets;
  private @Nullable CounterView counters;
  private ReceiptTimeline receipts = new ReceiptTimeline();
  private ReportedLoss reportedLoss = new ReportedLoss();
  private final SessionSpread farJitter = new SessionSpread();
  private final SessionSpread rtt = new SessionSpread();
  private double rttMeasurements;
  private final List<Double> windowRttMillis = new ArrayList<>();
  private long firstNanos = Times.NEVER;
  private OwnLeg ownLeg = new OwnLeg();
  private StreamHistory history = new StreamHistory();
  private boolean isDirty;

  StreamState(StreamId id, boolean keepsTotals) {
    this.id = id;
    this.keepsTotals = keepsTotals;
  }

  /** Takes a frame as its encoder hands it over: no packet yet, but its payload type is final. */
  void onSend(MarkColumn column) {
    if (column.payloadType() >= 0 && column.payloadType() != payloadType) {
      payloadType = column.payloadType();
      isDirty = true;
    }
  }

  /** Takes a packet where it arrives: of a received stream here, of a sent one at the next host. */
  void onPacket(MarkColumn column, int row, long eventNanos) {
    isDirty = true;
    firstNanos = Times.earlier(firstNanos, eventNanos);
    payloadType = column.payloadType() < 0 ? payloadType : column.payloadType();
    if (column.sequenceNumber().length == 0 || column.rtpTimestamp().length == 0) {
      return;
    }
    if (packets == null) {
      packets =
          new PacketView(
              clockRateHertz > 0 ? clockRateHertz : DEFAULT_CLOCK_RATE_HERTZ, keepsTotals);
    }
    boolean hasCopies = keepsTotals && column.primaryBytes().length > 0;
    packets.onPacket(column, row, hasCopies ? inTime(packets) : RedDistances.NONE);
  }

  /** A copy that comes after its frame was due repairs nothing; with no buffer known all do. */
  private RedDistances inTime(PacketView seen) {
    Double packetMillis = seen.packetMillis();
    Double bufferMillis = counters == null ? null : counters.bufferMillis();
    RedDistances all = RedDistances.ofDepth(RedDistances.MAX_DISTANCE);
    return packetMillis == null || bufferMillis == null
        ? all
        : all.withinBuffer(bufferMillis, packetMillis);
  }

  /** Takes counters read at this end. */
  void onOwnReading(Reading reading, long eventNanos) {
    learn(reading);
    if (counters == null) {
      counters = new CounterView();
    }
    if (counters.onReading(reading, eventNanos)
        && reading.has(Stat.PACKETS_RECEIVED)
        && reading.value(Stat.PACKETS_RECEIVED) > 0) {
      firstNanos = Times.earlier(firstNanos, eventNanos);
    }
  }

  /** Takes the counters of the next host for what is sent here. */
  void onNextHostReading(Reading reading, long eventNanos, long connectedNanos) {
    learn(reading);
    if (receipts.isEmpty() && connectedNanos != Times.NEVER && connectedNanos < eventNanos) {
      receipts.add(connectedNanos, 0, 0);
    }
    if (reading.has(Stat.PACKETS_RECEIVED) && reading.has(Stat.PACKETS_LOST)) {
      receipts.add(
          eventNanos, reading.value(Stat.PACKETS_RECEIVED), reading.value(Stat.PACKETS_LOST));
    }
    if (reading.has(Stat.JITTER_LOCAL_MILLIS)) {
      farJitter.recordMillis(reading.value(Stat.JITTER_LOCAL_MILLIS));
    }
  }

  /**
   * Takes what the far end of this sender reports (W3C remote-inbound-rtp).
   *
   * @param connectedNanos event time; {@link Times#NEVER} if unknown
   * @return the new RTCP round trip in milliseconds; NaN if there is none
   */
  double onRemoteInbound(Reading reading, long eventNanos, long connectedNanos) {
    learn(reading);
    Long sentPackets = counters == null ? null : counters.total(Stat.PACKETS_SENT);
    reportedLoss.add(
        counters == null ? connectedNanos : Math.max(connectedNanos, counters.firstReadNanos()),
        reading.statsNanos() == Reading.NO_TIME
            ? eventNanos
            : eventNanos - reading.atNanos() + reading.statsNanos(),
        reading.value(Stat.PACKETS_LOST),
        sentPackets == null ? Double.NaN : sentPackets,
        reading.value(Stat.ROUND_TRIP_TIME_MEASUREMENTS));
    double measurements = reading.value(Stat.ROUND_TRIP_TIME_MEASUREMENTS);
    if (!(measurements > rttMeasurements) || !reading.has(Stat.ROUND_TRIP_TIME_SECONDS)) {
      rttMeasurements = Double.isNaN(measurements) ? rttMeasurements : measurements;
      return Double.NaN;
    }
    rttMeasurements = measurements;
    double rttMillis = reading.value(Stat.ROUND_TRIP_TIME_SECONDS) * MILLIS_PER_SECOND;
    rtt.recordMillis(rttMillis);
    windowRttMillis.add(rttMillis);
    return rttMillis;
  }

  private void learn(Reading reading) {
    isDirty = true;
    kind = reading.kind() == null ? kind : reading.kind();
    mime = reading.mime() == null ? mime : reading.mime();
    if (payloadType < 0) {
      payloadType = reading.payloadType();
    }
    if (reading.clockRateHertz() > 0) {
      clockRateHertz = reading.clockRateHertz();
      if (packets != null) {
        packets.setClockRate(clockRateHertz);
      }
    }
  }

  /** Its participant has read counters: what is reported of packets ends here for now. */
  void onParticipantRead() {
    if (packets != null) {
      packets.onRead();
      isDirty = true;
    }
  }

  boolean hasPackets() {
    return packets != null;
  }

  /** Packets of a stream that its participant sends, lost before the next host, so far. */
  double lostSoFar() {
    return packets == null ? Double.NaN : packets.counts().lostPackets();
  }

  ReceiptTimeline receipts() {
    return receipts;
  }

  /** What counts where neither packets nor {@link #receipts} do. */
  ReportedLoss reportedLoss() {
    return reportedLoss;
  }

  OwnLeg ownLeg() {
    return ownLeg;
  }

  /** Empty where only windows are asked for. */
  StreamHistory history() {
    return history;
  }

  long firstNanos() {
    return firstNanos;
  }

  @Nullable CounterView counters() {
    return counters;
  }

  @Nullable PacketView packets() {
    return packets;
  }

  SessionSpread farJitter() {
    return farJitter;
  }

  SessionSpread rtt() {
    return rtt;
  }

  String kind() {
    return kind == null ? (mime == null || mime.startsWith("audio") ? "audio" : "video") : kind;
  }

  @Nullable String mime() {
    return mime;
  }

  int payloadType() {
    return payloadType;
  }

  /** As signalled, else inferred from the packets; -1 if unknown. */
  int clockRateHertz() {
    return clockRateHertz < 0 && packets != null
        ? packets.inferredClockRateHertz()
        : clockRateHertz;
  }

  /** Packets of the open window by sequence numbers; null where no one saw packets. */
  @Nullable PacketLossCounts closePacketWindow() {
    if (packets == null) {
      return null;
    }
    if (clockRateHertz < 0 && packets.inferredClockRateHertz() > 0) {
      packets.setClockRate(packets.inferredClockRateHertz());
    }
    return packets.closeWindow();
  }

  List<Double> takeWindowRttMillis() {
    List<Double> taken = List.copyOf(windowRttMillis);
    windowRttMillis.clear();
    return taken;
  }

  /** What is distributed over the session, a fixed place each; null where it is not measured. */
  @Nullable SessionSpread[] spreads() {
    return new @Nullable SessionSpread[] {
      farJitter,
      rtt,
      packets == null ? null : packets.jitterSpread(),
      counters == null ? null : counters.jitterSpread(),
      counters == null ? null : counters.bufferSpread()
    };
  }

  boolean takeDirty() {
    boolean wasDirty = isDirty;
    isDirty = false;
    return wasDirty;
  }

  void markDirty() {
    isDirty = true;
  }

  void writeTo(SnapshotWriter out) {
    writeNullable(kind, out);
    writeNullable(mime, out);
    out.writeSigned(payloadType);
    out.writeSigned(clockRateHertz);
    out.writeBoolean(packets != null);
    if (packets != null) {
      packets.writeTo(out);
    }
    out.writeBoolean(counters != null);
    if (counters != null) {
      counters.writeTo(out);
    }
    receipts.writeTo(out);
    reportedLoss.writeTo(out);
    farJitter.writeRecent(out);
    rtt.writeRecent(out);
    out.writeDouble(rttMeasurements);
    out.writeSigned(firstNanos);
    ownLeg.writeTo(out);
    if (keepsTotals) {
      history.writeTo(out);
    }
  }

  static StreamState readFrom(StreamId id, boolean keepsTotals, SnapshotReader in) {
    StreamState state = new StreamState(id, keepsTotals);
    state.kind = readNullable(in);
    state.mime = readNullable(in);
    state.payloadType = (int) in.readSigned();
    state.clockRateHertz = (int) in.readSigned();
    state.packets = in.readBoolean() ? PacketView.readFrom(keepsTotals, in) : null;
    state.counters = in.readBoolean() ? CounterView.readFrom(in) : null;
    state.receipts = ReceiptTimeline.readFrom(in);
    state.reportedLoss = ReportedLoss.readFrom(in);
    state.farJitter.readRecent(in);
    state.rtt.readRecent(in);
    state.rttMeasurements = in.readDouble();
    state.firstNanos = in.readSigned();
    state.ownLeg = OwnLeg.readFrom(in);
    if (keepsTotals) {
      state.history = StreamHistory.readFrom(in);
    }
    return state;
  }

  private static void writeNullable(@Nullable String text, SnapshotWriter out) {
    out.writeString(text == null ? "" : text);
  }

  private static @Nullable String readNullable(SnapshotReader in) {
    String text = in.readString();
    return text.isEmpty() ? null : text;
  }
}
