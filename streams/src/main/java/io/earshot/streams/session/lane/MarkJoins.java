package io.earshot.streams.session.lane;

import io.earshot.media.mark.SendIndex;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Stage;
import java.util.List;

/**
 * Joins the marks of one frame at two stages: across the SFU by payload, within a leg by SSRC and
 * RTP timestamp. Event time says what may have been before what; the times of the stages stay on
 * their own clocks.
 *
 * <p>A frame counts only against what was sent before it: the answer does not depend on what comes
 * after, so a payload that repeats makes its second frame ambiguous, not the first.
 */
final class MarkJoins {

  /** Chromium rounds a page's clock to 100 µs unless the page is cross-origin isolated. */
  static final long RESOLUTION_NANOS = 100_000;

  private boolean isCounting = true;
  private long unmatched;
  private long ambiguous;

  /** While false, marks are remembered and nothing else: they were counted before a restart. */
  void setCounting(boolean isCounting) {
    this.isCounting = isCounting;
  }

  /** Takes one mark. */
  void onMark(Route route, MarkColumn column, int row, long eventNanos) {
    long atNanos = column.atNanos()[row];
    int ticks = column.rtpTimestamp().length == 0 ? 0 : column.rtpTimestamp()[row];
    long captureNanos = SendIndex.UNKNOWN_NANOS;
    if (column.stage() == Stage.SEND) {
      captureNanos =
          column.sinceCaptureNanos().length > 0
              ? atNanos - column.sinceCaptureNanos()[row]
              : atNanos - route.frameNanos();
      for (int i = 0; i < route.early().size(); i++) {
        joinEarly(route.early().get(i), column, row, captureNanos, eventNanos);
      }
    } else if (column.stage() == Stage.RECEIVE && !isEmpty(column, row)) {
      if (isCounting) {
        route.participant().onAudio(eventNanos, route.isTranslated());
      }
      captureNanos = joinSender(route, column, row, ticks, eventNanos);
    }
    if (column.stage() == Stage.PLAYOUT) {
      joinPlayout(route, atNanos, ticks, eventNanos);
      for (int i = 0; i < route.heard().size(); i++) {
        join(route.heard().get(i), atNanos, ticks, eventNanos);
      }
    } else {
      joinBefore(route.before(), atNanos, ticks, eventNanos);
      SendIndex timestamps = route.timestamps();
      if (timestamps != null && isFirst(timestamps, ticks, eventNanos)) {
        joinAfter(route.after(), atNanos, ticks, eventNanos);
      }
    }
    remember(route, column, row, ticks, captureNanos, eventNanos);
  }

  private long joinSender(Route route, MarkColumn column, int row, int ticks, long eventNanos) {
    if (column.payloadHash().length == 0) {
      return SendIndex.UNKNOWN_NANOS;
    }
    boolean hasSenders = !route.senders().isEmpty();
    int hash = column.payloadHash()[row];
    int bytes = column.payloadBytes()[row];
    boolean wasAmbiguous = false;
    for (int i = 0; i < route.senders().size(); i++) {
      Route.Source sender = route.senders().get(i);
      SendIndex frames = sender.frames();
      int slot = frames.findWithTimestamp(hash, bytes, eventNanos, ticks);
      if (slot == SendIndex.UNMATCHED && sender.primaries() != null) {
        frames = sender.primaries();
        slot = frames.findWithTimestamp(hash, bytes, eventNanos, ticks);
      }
      if (slot >= 0) {
        count(sender, frames.clockNanos(slot), column.atNanos()[row], eventNanos);
        long captureNanos = frames.captureNanos(slot);
        return captureNanos == SendIndex.UNKNOWN_NANOS
            ? SendIndex.UNKNOWN_NANOS
            : sender.way().onToClock(captureNanos, eventNanos);
      }
      wasAmbiguous |= slot == SendIndex.AMBIGUOUS;
    }
    if (isCounting && hasSenders) {
      unmatched += wasAmbiguous ? 0 : 1;
      ambiguous += wasAmbiguous ? 1 : 0;
    }
    for (int i = 0; i < route.early().size() && !wasAmbiguous; i++) {
      route.early().get(i).receipts().add(column, row, eventNanos, hasSenders);
    }
    return SendIndex.UNKNOWN_NANOS;
  }

  /** A frame is now sent that a listener may have received, and played, before. */
  private void joinEarly(
      Route.Early early, MarkColumn column, int row, long captureNanos, long eventNanos) {
    EarlyReceipts receipts = early.receipts();
    if (!receipts.find(column, row, eventNanos)) {
      return;
    }
    if (isCounting) {
      early.media().joined(column.atNanos()[row], receipts.foundNanos(), eventNanos);
      unmatched -= receipts.foundCounted() ? 1 : 0;
    }
    long capturedNanos = early.media().onToClock(captureNanos, eventNanos);
    int ticks = column.rtpTimestamp()[row];
    long playedNanos = receipts.playedNanos(ticks, eventNanos);
    if (capturedNanos == Transit.UNKNOWN_NANOS) {
      return;
    }
    SendIndex received = early.received();
    if (received != null) {
      int slot =
          received.findSame(
              ticks,
              FrameIndexes.TIMESTAMP_LENGTH,
              ticks,
              eventNanos,
              EarlyReceipts.PATIENCE_NANOS);
      setCapture(received, slot, capturedNanos);
    }
    if (playedNanos != Transit.UNKNOWN_NANOS && isCounting) {
      early.toEar().bridged(capturedNanos, playedNanos, eventNanos);
    }
  }

  private void joinPlayout(Route route, long atNanos, int ticks, long eventNanos) {
    for (int i = 0; i < route.before().size(); i++) {
      Route.Source source = route.before().get(i);
      int slot = find(source, ticks, eventNanos);
      if (slot >= 0 && source.frames().captureNanos(slot) != SendIndex.UNKNOWN_NANOS) {
        if (isCounting) {
          source.way().bridged(source.frames().captureNanos(slot), atNanos, eventNanos);
        }
        return;
      }
    }
    for (int i = 0; i < route.early().size(); i++) {
      route.early().get(i).receipts().addPlayed(ticks, atNanos, eventNanos);
    }
  }

  private void joinBefore(List<Route.Source> sources, long atNanos, int ticks, long eventNanos) {
    for (int i = 0; i < sources.size(); i++) {
      if (join(sources.get(i), atNanos, ticks, eventNanos)) {
        return;
      }
    }
  }

  private boolean join(Route.Source source, long atNanos, int ticks, long eventNanos) {
    int slot = find(source, ticks, eventNanos);
    if (slot >= 0) {
      count(source, source.frames().clockNanos(slot), atNanos, eventNanos);
    }
    return slot >= 0;
  }

  /**
   * An SFU may send a frame of its own under a timestamp that was used: it was not received yet.
   */
  private static boolean isFirst(SendIndex timestamps, int ticks, long eventNanos) {
    return timestamps.find(ticks, FrameIndexes.TIMESTAMP_LENGTH, eventNanos) == SendIndex.UNMATCHED;
  }

  /** Batches of another host come later than those of this one; its marks are then to come. */
  private void joinAfter(List<Route.Source> sources, long atNanos, int ticks, long eventNanos) {
    for (int i = 0; i < sources.size(); i++) {
      Route.Source source = sources.get(i);
      int slot =
          source
              .frames()
              .findSame(
                  ticks,
                  FrameIndexes.TIMESTAMP_LENGTH,
                  ticks,
                  eventNanos,
                  EarlyReceipts.PATIENCE_NANOS);
      if (slot >= 0) {
        count(source, atNanos, source.frames().clockNanos(slot), eventNanos);
        return;
      }
    }
  }

  private void count(Route.Source source, long fromNanos, long toNanos, long eventNanos) {
    if (isCounting) {
      source.way().joined(fromNanos, toNanos, eventNanos);
    }
  }

  private static int find(Route.Source source, int ticks, long eventNanos) {
    return source
        .frames()
        .findWithTimestamp(ticks, FrameIndexes.TIMESTAMP_LENGTH, eventNanos, ticks);
  }

  /** Padding, which shares its timestamp with a frame that has content. */
  private static boolean isEmpty(MarkColumn column, int row) {
    return column.payloadBytes().length > 0 && column.payloadBytes()[row] == 0;
  }

  private static void remember(
      Route route, MarkColumn column, int row, int ticks, long captureNanos, long eventNanos) {
    long atNanos = column.atNanos()[row];
    if (route.payloads() != null) {
      int slot =
          slot(
              route.payloads(),
              column.payloadHash()[row],
              column.payloadBytes()[row],
              atNanos,
              ticks,
              eventNanos);
      setCapture(route.payloads(), slot, captureNanos);
    }
    if (route.primaries() != null) {
      int slot =
          slot(
              route.primaries(),
              column.primaryHash()[row],
              column.primaryBytes()[row],
              atNanos,
              ticks,
              eventNanos);
      setCapture(route.primaries(), slot, captureNanos);
    }
    if (route.timestamps() != null && !isEmpty(column, row)) {
      int slot =
          slot(
              route.timestamps(), ticks, FrameIndexes.TIMESTAMP_LENGTH, atNanos, ticks, eventNanos);
      setCapture(route.timestamps(), slot, captureNanos);
    }
  }

  private static int slot(
      SendIndex index, int hash, int bytes, long atNanos, int ticks, long eventNanos) {
    index.expireBefore(eventNanos - EarlyReceipts.PATIENCE_NANOS);
    return index.add(hash, bytes, eventNanos, atNanos, ticks);
  }

  private static void setCapture(SendIndex index, int slot, long captureNanos) {
    if (slot >= 0) {
      index.setCaptureNanos(slot, captureNanos);
    }
  }

  /** Received frames with content that no known sender has sent: the SFU's own, or a lost mark. */
  long unmatched() {
    return unmatched;
  }

  /** Received frames whose payload their sender had just sent twice. */
  long ambiguous() {
    return ambiguous;
  }

  void setCounts(long restoredUnmatched, long restoredAmbiguous) {
    unmatched = restoredUnmatched;
    ambiguous = restoredAmbiguous;
  }
}
