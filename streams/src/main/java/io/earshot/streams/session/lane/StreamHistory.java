package io.earshot.streams.session.lane;

import io.earshot.media.finding.BufferHistory;
import io.earshot.media.finding.BufferLevel;
import io.earshot.media.finding.LossHistory;
import io.earshot.media.finding.LossStretch;
import io.earshot.media.mos.Mos;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.quality.Reception;
import io.earshot.streams.session.result.StreamWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a stream suffered: its losses, its jitter buffer and its worst window, of any long call. */
final class StreamHistory {

  private static final int WINDOW_SECONDS = 10;

  /** Two seconds of 20 ms packets: with fewer, one that is lost makes the worst of a call. */
  private static final long MIN_EXPECTED_PACKETS = 100;

  private LossHistory losses = new LossHistory();
  private BufferHistory buffer = new BufferHistory();
  private long openWindow;
  private @Nullable Reception open;
  private double worstRating = Double.NaN;
  private double worstListening = Double.NaN;

  /**
   * Takes a second that is FINAL; seconds in ascending order.
   *
   * @param feedLostPackets what the stream that this one comes from lost in it; 0 if unknown
   */
  void onSecond(long second, StreamWindow window, long feedLostPackets) {
    Long expected = window.expectedPackets();
    Long lost = window.lostPackets();
    if (expected != null && lost != null) {
      losses.onSecond(second, Math.max(0, expected), lost - feedLostPackets);
    }
    if (window.jitterBufferMillis() != null) {
      buffer.onSecond(second, window.jitterBufferMillis());
    }
    onReception(Math.floorDiv(second, WINDOW_SECONDS), window.reception());
  }

  private void onReception(long window, @Nullable Reception second) {
    if (window != openWindow) {
      Mos closed = openMos();
      if (closed != null && isWorse(closed)) {
        worstRating = closed.r();
        worstListening = closed.lq();
      }
      openWindow = window;
      open = null;
    }
    if (second != null) {
      open = open == null ? second : open.plus(second);
    }
  }

  private @Nullable Mos openMos() {
    Long expected = open == null ? null : open.expectedPackets();
    return open == null || expected == null || expected < MIN_EXPECTED_PACKETS
        ? null
        : open.quality(null).mos();
  }

  /** By the rating, as {@link Mos#worse} does: scales differ. */
  private boolean isWorse(Mos mos) {
    return !(worstRating <= mos.r());
  }

  /**
   * {@code lq} of the worst window so far; null before the first. Where the call as a whole is
   * worse than all of them, what it suffered lies in windows that are too short to tell: then it is
   * the call's.
   */
  @Nullable Double worstListening(@Nullable Mos whole) {
    Mos newest = openMos();
    double rating = worstRating;
    double listening = worstListening;
    if (newest != null && isWorse(newest)) {
      rating = newest.r();
      listening = newest.lq();
    }
    if (Double.isNaN(rating)) {
      return null;
    }
    return whole != null && whole.r() < rating ? whole.lq() : listening;
  }

  /** Stretches of loss, in seconds since the given one. */
  List<LossStretch> stretchesSince(long second) {
    return losses.stretches().stream()
        .map(
            each ->
                new LossStretch(
                    each.startSecond() - second,
                    each.endSecond() - second,
                    each.expectedPackets(),
                    each.lostPackets()))
        .toList();
  }

  /** Levels of the jitter buffer, in seconds since the given one; null in a short call. */
  @Nullable BufferLevel bufferSince(long second) {
    BufferLevel level = buffer.level();
    return level == null
        ? null
        : new BufferLevel(
            level.beforeMillis(),
            level.afterMillis(),
            level.maxMillis(),
            level.sinceSecond() - second);
  }

  void writeTo(SnapshotWriter out) {
    losses.writeTo(out);
    buffer.writeTo(out);
    out.writeSigned(openWindow);
    out.writeBoolean(open != null);
    if (open != null) {
      open.writeTo(out);
    }
    out.writeDouble(worstRating);
    out.writeDouble(worstListening);
  }

  static StreamHistory readFrom(SnapshotReader in) {
    StreamHistory history = new StreamHistory();
    history.losses = LossHistory.readFrom(in);
    history.buffer = BufferHistory.readFrom(in);
    history.openWindow = in.readSigned();
    history.open = in.readBoolean() ? Reception.readFrom(in) : null;
    history.worstRating = in.readDouble();
    history.worstListening = in.readDouble();
    return history;
  }
}
