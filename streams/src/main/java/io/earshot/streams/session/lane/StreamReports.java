package io.earshot.streams.session.lane;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLossCounts;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.quality.Reception;
import io.earshot.streams.session.result.StreamRating;
import io.earshot.streams.session.result.StreamSummary;
import io.earshot.streams.session.result.StreamWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of the streams of one session what is known of them; where counters exist, they win. */
final class StreamReports {

  private final Facts facts;
  private final Streams streams;

  StreamReports(Facts facts, Streams streams) {
    this.facts = facts;
    this.streams = streams;
  }

  /** The stream that a received one is forwarded from; null while that is unknown. */
  static @Nullable StreamState feedOf(Facts facts, Streams streams, StreamState received) {
    Tracks.Published feed = facts.tracks().feedOf(received.id.participant(), received.id.ssrc());
    return feed == null ? null : streams.find(feed.participant(), true, feed.ssrc());
  }

  List<StreamWindow> closeWindows(long second) {
    Map<StreamState, StreamWindow> all = new HashMap<>();
    List<StreamWindow> windows = new ArrayList<>();
    for (StreamState stream : streams.all()) {
      StreamWindow window = closeWindow(stream);
      all.put(stream, window);
      if (hasAnything(window)) {
        windows.add(window);
      }
    }
    if (streams.keepsTotals()) {
      all.forEach((stream, window) -> remember(second, stream, window, all));
    }
    return windows;
  }

  private void remember(
      long second, StreamState stream, StreamWindow window, Map<StreamState, StreamWindow> all) {
    if (hasAnything(window)) {
      StreamState feed = feed(stream);
      StreamWindow fed = feed == null ? null : all.get(feed);
      Long fedLost = fed == null ? null : fed.lostPackets();
      stream.history().onSecond(second, window, fedLost == null ? 0 : fedLost);
      stream.markDirty();
    }
  }

  private StreamWindow closeWindow(StreamState stream) {
    PacketView view = stream.packets();
    @Nullable LossRuns[] runs = view == null || !streams.keepsTotals() ? null : view.windowRuns();
    PacketLossCounts packets = stream.closePacketWindow();
    CounterView counters = stream.counters();
    boolean isOutbound = stream.id.isOutbound();
    Long received = null;
    Long lost = null;
    if (!isOutbound && counters != null) {
      received = counters.window(Stat.PACKETS_RECEIVED);
      lost = counters.window(Stat.PACKETS_LOST);
    }
    if (received == null && packets != null) {
      received = packets.receivedPackets();
      lost = packets.lostPackets();
    }
    if (isOutbound && packets == null && stream.receipts().isEmpty()) {
      received = stream.reportedLoss().windowReceived();
      lost = stream.reportedLoss().windowLost();
      stream.reportedLoss().closeWindow();
    } else if (isOutbound && packets == null) {
      received = stream.receipts().windowReceived();
      lost = stream.receipts().windowLost();
      stream.receipts().closeWindow();
    }
    Long expected = received == null || lost == null ? null : Long.valueOf(received + lost);
    StreamWindow window =
        new StreamWindow(
            stream.id.participant(),
            stream.id.direction(),
            legOf(stream),
            peerOf(stream),
            ssrcOf(stream),
            expected,
            received,
            lost,
            counters == null ? null : counters.window(Stat.CONCEALED_SAMPLES),
            counters == null ? null : counters.window(Stat.TOTAL_SAMPLES_RECEIVED),
            counters == null
                ? null
                : counters.window(isOutbound ? Stat.BYTES_SENT : Stat.BYTES_RECEIVED),
            jitterMillis(stream),
            counters == null ? null : counters.windowBufferMillis(),
            stream.takeWindowRttMillis(),
            runs == null ? null : runs[0],
            null,
            null,
            streams.keepsTotals()
                ? Receptions.window(stream, feed(stream), runs, expected, lost)
                : null,
            null);
    if (counters != null) {
      counters.closeWindow();
    }
    return window;
  }

  private static @Nullable Double jitterMillis(StreamState stream) {
    CounterView counters = stream.counters();
    if (counters != null && counters.jitterMillis() != null) {
      return counters.jitterMillis();
    }
    PacketView packets = stream.packets();
    return packets == null ? null : packets.jitterMillis();
  }

  private static boolean hasAnything(StreamWindow window) {
    return isPositive(window.receivedPackets())
        || isPositive(window.expectedPackets())
        || isPositive(window.totalSamples())
        || isPositive(window.bytes())
        || !window.rttMillis().isEmpty();
  }

  private static boolean isPositive(@Nullable Long value) {
    return value != null && value > 0;
  }

  /**
   * @param way of the sound over the session
   */
  List<StreamSummary> summaries(SoundWay way) {
    List<StreamSummary> summaries = new ArrayList<>();
    for (StreamState stream : streams.all()) {
      summaries.add(stream.id.isOutbound() ? sent(stream) : received(stream, way));
    }
    return summaries;
  }

  private @Nullable StreamState feed(StreamState stream) {
    return stream.id.isOutbound() ? null : feedOf(facts, streams, stream);
  }

  private StreamSummary received(StreamState stream, SoundWay way) {
    CounterView counters = stream.counters();
    PacketView packets = stream.packets();
    PacketLossCounts seen = packets == null ? null : packets.reported();
    Long received = counters == null ? null : counters.total(Stat.PACKETS_RECEIVED);
    Long lost = counters == null ? null : counters.total(Stat.PACKETS_LOST);
    if (received == null && seen != null) {
      received = seen.receivedPackets();
      lost = seen.lostPackets();
    }
    StreamState feed = feedOf(facts, streams, stream);
    long lastReadNanos = counters == null ? Times.NEVER : counters.lastReadNanos();
    return summary(
        stream,
        received,
        lost,
        stream.ownLeg().lostPackets(feed, lost, lastReadNanos),
        counters != null && counters.jitterSpread().count() > 0
            ? counters.jitterSpread().whole()
            : packetJitter(packets),
        counters == null ? null : counters.bitsPerSecond(Stat.BYTES_RECEIVED),
        counters == null ? 0 : (int) counters.resets(),
        rating(stream, way, received, lost));
  }

  private @Nullable StreamRating rating(
      StreamState stream, SoundWay way, @Nullable Long received, @Nullable Long lost) {
    Long expected = received == null || lost == null ? null : Long.valueOf(received + lost);
    Reception reception = Receptions.session(stream, feed(stream), expected, lost);
    return reception == null
        ? null
        : Receptions.rating(
            reception, way.millis(peerOf(stream), stream.id.participant()), stream.history());
  }

  private StreamSummary sent(StreamState stream) {
    PacketView packets = stream.packets();
    CounterView counters = stream.counters();
    Long received = null;
    Long lost = null;
    long resets = 0;
    DelayHistogram jitter = packetJitter(packets);
    if (packets != null) {
      PacketLossCounts seen = packets.reported();
      received = seen.receivedPackets();
      lost = seen.lostPackets();
    } else if (!stream.receipts().isEmpty()) {
      received = Math.round(stream.receipts().receivedAt(endNanos(stream)));
      lost = Math.round(stream.receipts().lostAt(endNanos(stream)));
      resets = stream.receipts().resets();
      jitter = stream.farJitter().whole();
    } else if (!stream.reportedLoss().isEmpty()) {
      received = stream.reportedLoss().receivedAt(endNanos(stream));
      lost = Math.max(0, Math.round(stream.reportedLoss().lostAt(endNanos(stream))));
      resets = stream.reportedLoss().resets();
    }
    return summary(
        stream,
        received,
        lost,
        lost,
        jitter,
        counters == null ? null : counters.bitsPerSecond(Stat.BYTES_SENT),
        (int) resets,
        null);
  }

  /** Event time of the newest reading at the stream's end, as far as counters hold. */
  private long endNanos(StreamState stream) {
    long untilNanos = facts.participant(stream.id.participant()).lastReadNanos();
    return untilNanos == Times.NEVER ? facts.lastNanos() : untilNanos;
  }

  private static DelayHistogram packetJitter(@Nullable PacketView packets) {
    return packets == null ? new DelayHistogram() : packets.jitterSpread().whole();
  }

  private StreamSummary summary(
      StreamState stream,
      @Nullable Long received,
      @Nullable Long lost,
      @Nullable Long ownLegLost,
      DelayHistogram jitter,
      @Nullable Double bitrateBitsPerSecond,
      int counterResets,
      @Nullable StreamRating rating) {
    PacketView packets = stream.packets();
    CounterView counters = stream.counters();
    PacketLossCounts seen = packets == null ? null : packets.reported();
    ParticipantFacts participant = facts.participant(stream.id.participant());
    return new StreamSummary(
        stream.id.text(),
        stream.id.participant(),
        peerOf(stream),
        legOf(stream),
        stream.id.direction(),
        stream.kind(),
        ssrcOf(stream),
        stream.mime(),
        stream.payloadType() < 0 ? null : stream.payloadType(),
        stream.clockRateHertz() < 0 ? null : stream.clockRateHertz(),
        received == null || lost == null ? null : received + lost,
        received,
        lost,
        ownLegLost,
        seen == null ? null : seen.duplicatePackets(),
        seen == null ? null : seen.reorderedPackets(),
        counters == null ? null : counters.total(Stat.PACKETS_DISCARDED),
        counterResets + (seen == null ? 0 : (int) seen.resets()),
        packets == null ? null : runs(packets.reportedRuns()),
        counters == null ? null : counters.total(Stat.CONCEALED_SAMPLES),
        counters == null ? null : counters.total(Stat.TOTAL_SAMPLES_RECEIVED),
        jitter,
        counters == null ? new DelayHistogram() : counters.bufferSpread().whole(),
        counters == null ? null : counters.bufferTargetMillis(),
        stream.rtt().whole(),
        bitrateBitsPerSecond,
        stream.id.isOutbound() ? participant.availableBitsPerSecond() : null,
        rating,
        packets == null ? null : packets.reportedBursts(),
        packets == null ? null : packets.packetMillis());
  }

  private static List<Long> runs(LossRuns runs) {
    List<Long> counts = new ArrayList<>();
    for (int length = 1; length <= LossRuns.MAX_EXACT_PACKETS; length++) {
      counts.add(runs.runsOf(length));
    }
    counts.add(runs.longRuns());
    return counts;
  }

  /** Jitter buffer of what a worker hears; null where no worker hears anything. */
  @Nullable DelayHistogram bufferOf(ParticipantFacts participant) {
    DelayHistogram pooled = null;
    for (StreamState stream : streams.all()) {
      CounterView counters = stream.counters();
      if (!stream.id.isOutbound()
          && stream.id.participant().equals(participant.id)
          && counters != null) {
        pooled = pooled == null ? new DelayHistogram() : pooled;
        pooled.merge(counters.bufferSpread().whole());
      }
    }
    return pooled;
  }

  private String legOf(StreamState stream) {
    boolean isWorker = facts.roleOf(stream.id.participant()) == Role.WORKER;
    if (!facts.hasServer()) {
      return feedOf(facts, streams, stream) == null && !stream.id.isOutbound() ? "unknown" : "p2p";
    }
    if (stream.id.isOutbound()) {
      return isWorker ? "worker_sfu" : "uplink";
    }
    return isWorker ? "sfu_worker" : "downlink";
  }

  private @Nullable String peerOf(StreamState stream) {
    if (stream.id.isOutbound()) {
      return facts.hasServer() ? facts.serverName() : null;
    }
    Tracks.Published feed = facts.tracks().feedOf(stream.id.participant(), stream.id.ssrc());
    return feed == null ? null : feed.participant();
  }

  private static @Nullable Long ssrcOf(StreamState stream) {
    return stream.id.ssrc() == MarkColumn.NO_SSRC ? null : stream.id.ssrc();
  }
}
