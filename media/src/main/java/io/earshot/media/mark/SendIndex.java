package io.earshot.media.mark;

import static io.earshot.media.mark.SlotLinks.NONE;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * The newest sends of one stream of one sender, to find the one that a received frame is: an SFU
 * may rewrite every RTP field, so the key is the hash of the encoded payload and its length.
 *
 * <p>A receipt belongs to the newest send of its key not later than the receipt and at most {@link
 * #WINDOW_NANOS} before it. A key that was sent twice within {@link #WINDOW_NANOS} (silence, DTX)
 * says nothing about which of the two arrived: such sends are <em>repeated</em> and match no
 * receipt. An empty frame is no send at all.
 *
 * <p>A later send can make an earlier one repeated, so offer all sends up to {@link #WINDOW_NANOS}
 * after a receipt before asking for it; keep them until {@link #WINDOW_NANOS} after, in event time
 * ({@link #expireBefore}). Sends may come in any order; the answers do not depend on it, unless
 * capacity ran out. Nothing is allocated per call, except to grow up to the capacity.
 */
public final class SendIndex {

  /** Sends; 10 s of 20 ms frames. */
  public static final int DEFAULT_CAPACITY = 512;

  /** Longest way of a frame, and how near two sends of one key are confused: 2 s. */
  public static final long WINDOW_NANOS = 2_000_000_000L;

  /** No send of this key in the window before the receipt. */
  public static final int UNMATCHED = -1;

  /** There is one, but its key was sent again within the window. */
  public static final int AMBIGUOUS = -2;

  /** A capture time that no one gave. */
  public static final long UNKNOWN_NANOS = Long.MIN_VALUE;

  private final SendTable table;
  private final SendColumns sends;
  private long emptySends;
  private long repeatedSends;
  private long overflowedSends;

  private SendIndex(int capacity) {
    table = new SendTable(capacity);
    sends = table.sends;
  }

  /** Holds at most this many sends; one more drives the oldest out. */
  public static SendIndex ofCapacity(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity=" + capacity + " < 1");
    }
    return new SendIndex(capacity);
  }

  /**
   * Adds a send.
   *
   * @param eventNanos event time, which orders sends and receipts
   * @param clockNanos time on the sender's own clock, kept for whoever computes the delay
   * @return its slot, or {@link #UNMATCHED} if it was refused
   */
  public int add(
      int payloadHash, int payloadLengthBytes, long eventNanos, long clockNanos, int rtpTicks) {
    if (payloadLengthBytes <= 0) {
      emptySends++;
      return UNMATCHED;
    }
    if (table.size() == table.capacity()) {
      overflowedSends++;
      if (eventNanos < sends.eventNanos[table.oldest()]) {
        return UNMATCHED;
      }
      table.removeOldest();
    }
    int slot = table.takeSlot();
    sends.payloadHash[slot] = payloadHash;
    sends.payloadLengthBytes[slot] = payloadLengthBytes;
    sends.eventNanos[slot] = eventNanos;
    sends.clockNanos[slot] = clockNanos;
    sends.captureNanos[slot] = UNKNOWN_NANOS;
    sends.rtpTicks[slot] = rtpTicks;
    sends.repeated[slot] = false;
    table.insert(slot);
    markRepeated(slot);
    return slot;
  }

  /** Says when the frame in a slot was captured, on the sender's own clock. */
  public void setCaptureNanos(int slot, long captureNanos) {
    sends.captureNanos[slot] = captureNanos;
  }

  /** The nearest send of the key on either side is enough: the next but one knows already. */
  private void markRepeated(int slot) {
    int older = table.olderOfHash(slot);
    while (older != NONE && !sends.haveSameKey(slot, older)) {
      older = table.olderOfHash(older);
    }
    int newer = table.newerOfHash(slot);
    while (newer != NONE && !sends.haveSameKey(slot, newer)) {
      newer = table.newerOfHash(newer);
    }
    markRepeated(older, slot);
    markRepeated(slot, newer);
  }

  private void markRepeated(int older, int newer) {
    if (older != NONE
        && newer != NONE
        && sends.eventNanos[newer] - sends.eventNanos[older] <= WINDOW_NANOS) {
      repeatedSends += (sends.repeated[older] ? 0 : 1) + (sends.repeated[newer] ? 0 : 1);
      sends.repeated[older] = true;
      sends.repeated[newer] = true;
    }
  }

  /** Slot of the send that was received, or {@link #UNMATCHED} or {@link #AMBIGUOUS}. */
  public int find(int payloadHash, int payloadLengthBytes, long receiptNanos) {
    for (int slot = table.newestOfHash(payloadHash);
        slot != NONE && receiptNanos - sends.eventNanos[slot] <= WINDOW_NANOS;
        slot = table.olderOfHash(slot)) {
      if (isCandidate(slot, payloadHash, payloadLengthBytes, receiptNanos)) {
        return sends.repeated[slot] ? AMBIGUOUS : slot;
      }
    }
    return UNMATCHED;
  }

  /**
   * Like {@link #find}, where the RTP timestamp may have survived the way: a send with the same one
   * is the frame, repeated or not. Without such a send the payload alone decides.
   */
  public int findWithTimestamp(
      int payloadHash, int payloadLengthBytes, long receiptNanos, int rtpTicks) {
    for (int slot = table.newestOfHash(payloadHash);
        slot != NONE && receiptNanos - sends.eventNanos[slot] <= WINDOW_NANOS;
        slot = table.olderOfHash(slot)) {
      if (sends.rtpTicks[slot] == rtpTicks
          && isCandidate(slot, payloadHash, payloadLengthBytes, receiptNanos)) {
        return slot;
      }
    }
    return find(payloadHash, payloadLengthBytes, receiptNanos);
  }

  /**
   * Slot of a frame of this key <em>and</em> RTP timestamp at most so much before, or {@link
   * #UNMATCHED}. Two frames that share both are one, however many share the payload.
   */
  public int findSame(
      int payloadHash, int payloadLengthBytes, int rtpTicks, long beforeNanos, long withinNanos) {
    for (int slot = table.newestOfHash(payloadHash);
        slot != NONE && beforeNanos - sends.eventNanos[slot] <= withinNanos;
        slot = table.olderOfHash(slot)) {
      if (sends.rtpTicks[slot] == rtpTicks
          && isCandidate(slot, payloadHash, payloadLengthBytes, beforeNanos)) {
        return slot;
      }
    }
    return UNMATCHED;
  }

  private boolean isCandidate(int slot, int hash, int lengthBytes, long receiptNanos) {
    return sends.eventNanos[slot] <= receiptNanos && sends.hasKey(slot, hash, lengthBytes);
  }

  /** Forgets the sends before this event time. */
  public void expireBefore(long eventNanos) {
    while (table.oldest() != NONE && sends.eventNanos[table.oldest()] < eventNanos) {
      table.removeOldest();
    }
  }

  /** Event time of the send in a slot; valid until the next {@link #add} or expiry. */
  public long eventNanos(int slot) {
    return sends.eventNanos[slot];
  }

  /** Time of that send on the sender's own clock. */
  public long clockNanos(int slot) {
    return sends.clockNanos[slot];
  }

  /** Time of its capture on the sender's own clock, or {@link #UNKNOWN_NANOS}. */
  public long captureNanos(int slot) {
    return sends.captureNanos[slot];
  }

  /** RTP timestamp of that send. */
  public int rtpTicks(int slot) {
    return sends.rtpTicks[slot];
  }

  /** Sends held now. */
  public int size() {
    return table.size();
  }

  /** Sends refused because their payload was empty. */
  public long emptySends() {
    return emptySends;
  }

  /** Sends whose key was sent again within the window; each counts once. */
  public long repeatedSends() {
    return repeatedSends;
  }

  /** Sends driven out, or not let in, for want of room. */
  public long overflowedSends() {
    return overflowedSends;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(table.capacity());
    out.writeUnsigned(emptySends);
    out.writeUnsigned(repeatedSends);
    out.writeUnsigned(overflowedSends);
    out.writeUnsigned(table.size());
    int previous = NONE;
    for (int slot = table.oldest(); slot != NONE; slot = table.newerThan(slot)) {
      sends.write(slot, previous, out);
      previous = slot;
    }
  }

  public static SendIndex readFrom(SnapshotReader in) {
    SendIndex index = ofCapacity(in.readCount(Integer.MAX_VALUE));
    index.emptySends = in.readUnsigned();
    index.repeatedSends = in.readUnsigned();
    index.overflowedSends = in.readUnsigned();
    int size = in.readCount(index.table.capacity());
    for (int i = 0; i < size; i++) {
      index.table.insertFrom(in);
    }
    return index;
  }
}
