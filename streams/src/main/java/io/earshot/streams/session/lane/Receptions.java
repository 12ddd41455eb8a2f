package io.earshot.streams.session.lane;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.quality.StreamQuality;
import io.earshot.media.red.RedDistances;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.quality.Discards;
import io.earshot.streams.session.quality.Growth;
import io.earshot.streams.session.quality.Reception;
import io.earshot.streams.session.quality.Traits;
import io.earshot.streams.session.result.StreamRating;
import org.jspecify.annotations.Nullable;

/** What came of a received audio stream, in its open window and over its session. */
final class Receptions {

  private static final String AUDIO = "audio";

  private Receptions() {}

  /**
   * Of the open window; null for what is not received, or no audio.
   *
   * @param runs of lost packets, then of frames that stayed lost
   */
  static @Nullable Reception window(
      StreamState stream,
      @Nullable StreamState feed,
      @Nullable LossRuns @Nullable [] runs,
      @Nullable Long expected,
      @Nullable Long lost) {
    if (!isRated(stream)) {
      return null;
    }
    CounterView counters = stream.counters();
    return new Reception(
        traits(stream, feed),
        expected,
        lost,
        runs == null ? null : runs[0],
        runs == null ? null : runs[1],
        counters == null ? Growth.NONE : Growth.of(counters::heardWindow));
  }

  /** Of the session so far; null likewise. */
  static @Nullable Reception session(
      StreamState stream,
      @Nullable StreamState feed,
      @Nullable Long expected,
      @Nullable Long lost) {
    if (!isRated(stream)) {
      return null;
    }
    PacketView packets = stream.packets();
    CounterView counters = stream.counters();
    return new Reception(
        traits(stream, feed),
        expected,
        lost,
        packets == null ? null : packets.reportedRuns(),
        packets == null ? null : packets.reportedRepairedRuns(),
        counters == null ? Growth.NONE : Growth.of(counters::heardGrowth));
  }

  /** Quality of a session's reception. */
  static StreamRating rating(
      Reception reception, @Nullable Double oneWayMillis, StreamHistory history) {
    StreamQuality quality = reception.quality(oneWayMillis);
    LossPattern lost = quality.packets();
    RedDistances redundancy = reception.traits().redundancy();
    return new StreamRating(
        redundancy == null ? null : redundancy.copies(),
        reception.runs() == null || lost == null || lost.lossRatio() == 0
            ? null
            : Double.valueOf(lost.burstRatio()),
        quality,
        history.worstListening(quality.mos()));
  }

  private static boolean isRated(StreamState stream) {
    return !stream.id.isOutbound() && stream.kind().equals(AUDIO);
  }

  private static Traits traits(StreamState stream, @Nullable StreamState feed) {
    Traits own = ownTraits(stream);
    return feed == null ? own : own.orOf(ownTraits(feed));
  }

  private static Traits ownTraits(StreamState stream) {
    PacketView packets = stream.packets();
    return new Traits(
        stream.mime(),
        stream.clockRateHertz(),
        packets == null ? null : packets.packetMillis(),
        redundancy(packets, stream.counters()),
        packets == null ? null : packets.bandwidth());
  }

  /**
   * Packets prove it; that none shows a copy proves nothing, since not every agent looks inside.
   */
  private static @Nullable RedDistances redundancy(
      @Nullable PacketView packets, @Nullable CounterView counters) {
    RedDistances shown = packets == null ? null : packets.redundancy();
    if (shown != null || counters == null) {
      return shown;
    }
    Long concealed = counters.total(Stat.CONCEALED_SAMPLES);
    Long played = counters.total(Stat.TOTAL_SAMPLES_RECEIVED);
    return Discards.redundancy(
        counters.total(Stat.PACKETS_DISCARDED),
        counters.total(Stat.PACKETS_RECEIVED),
        concealed == null || played == null || played <= 0
            ? null
            : Double.valueOf((double) concealed / played));
  }
}
