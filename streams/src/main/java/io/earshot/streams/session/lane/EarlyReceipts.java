package io.earshot.streams.session.lane;

import io.earshot.media.mark.SendIndex;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.MarkColumn;

/**
 * Frames of one received stream whose send is still to come: event time is the receipt of a batch
 * at the edge, and the sender's batches may take longer to it than the sound to the listener.
 *
 * <p>Only a send of the same payload and RTP timestamp is the one that was waited for. Where an SFU
 * rewrites timestamps, a send that comes late is not found.
 */
final class EarlyReceipts {

  /** How much later than its receipt a send may come, in event time. */
  static final long PATIENCE_NANOS = 3_000_000_000L;

  final String participant;
  final long ssrc;
  final ClockName clock;

  /** Received while no send of anybody was known, and therefore not counted as unmatched. */
  private final SendIndex uncounted = SendIndex.ofCapacity(SendIndex.DEFAULT_CAPACITY);

  private final SendIndex counted = SendIndex.ofCapacity(SendIndex.DEFAULT_CAPACITY);
  private final SendIndex played = SendIndex.ofCapacity(SendIndex.DEFAULT_CAPACITY);
  private long foundNanos;
  private boolean foundCounted;

  EarlyReceipts(String participant, long ssrc, ClockName clock) {
    this.participant = participant;
    this.ssrc = ssrc;
    this.clock = clock;
  }

  /**
   * Takes a frame that was received and found no send.
   *
   * @param wasCounted as unmatched
   */
  void add(MarkColumn column, int row, long eventNanos, boolean wasCounted) {
    if (column.rtpTimestamp().length > 0) {
      SendIndex frames = wasCounted ? counted : uncounted;
      frames.expireBefore(eventNanos - PATIENCE_NANOS);
      frames.add(
          column.payloadHash()[row],
          column.payloadBytes()[row],
          eventNanos,
          column.atNanos()[row],
          column.rtpTimestamp()[row]);
    }
  }

  /** Takes a frame that was played before anybody knew when it was captured. */
  void addPlayed(int ticks, long atNanos, long eventNanos) {
    played.expireBefore(eventNanos - PATIENCE_NANOS);
    played.add(ticks, FrameIndexes.TIMESTAMP_LENGTH, eventNanos, atNanos, ticks);
  }

  /** Looks for the receipt of a frame that is now sent, as it is or stripped of redundancy. */
  boolean find(MarkColumn sent, int row, long eventNanos) {
    if (sent.payloadHash().length == 0 || sent.rtpTimestamp().length == 0) {
      return false;
    }
    int ticks = sent.rtpTimestamp()[row];
    return find(sent.payloadHash()[row], sent.payloadBytes()[row], ticks, eventNanos)
        || (sent.primaryHash().length > 0
            && find(sent.primaryHash()[row], sent.primaryBytes()[row], ticks, eventNanos));
  }

  private boolean find(int hash, int bytes, int ticks, long eventNanos) {
    foundNanos = timeOf(counted, hash, bytes, ticks, eventNanos);
    foundCounted = foundNanos != Transit.UNKNOWN_NANOS;
    if (!foundCounted) {
      foundNanos = timeOf(uncounted, hash, bytes, ticks, eventNanos);
    }
    return foundNanos != Transit.UNKNOWN_NANOS;
  }

  /** When the frame that was found was received, on the listener's clock. */
  long foundNanos() {
    return foundNanos;
  }

  /** Whether the frame that was found had been counted as unmatched. */
  boolean foundCounted() {
    return foundCounted;
  }

  /** When a frame was played, on the listener's clock; {@link Transit#UNKNOWN_NANOS} if not yet. */
  long playedNanos(int ticks, long eventNanos) {
    return timeOf(played, ticks, FrameIndexes.TIMESTAMP_LENGTH, ticks, eventNanos);
  }

  private static long timeOf(SendIndex frames, int hash, int bytes, int ticks, long eventNanos) {
    int slot = frames.findSame(hash, bytes, ticks, eventNanos, PATIENCE_NANOS);
    return slot < 0 ? Transit.UNKNOWN_NANOS : frames.clockNanos(slot);
  }
}
