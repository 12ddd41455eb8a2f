package io.earshot.media.loss;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * One epoch of extended sequence numbers: its span, and which of the newest {@value #SIZE_PACKETS}
 * numbers have arrived. A number that leaves the window can no longer change, so its fate is
 * settled.
 *
 * <p>{@value #SIZE_PACKETS} is the first power of two above RFC 3550's MAX_MISORDER = 100: a packet
 * further behind is not placed in this epoch at all, so no arrival misses the window.
 */
public final class ReceiptWindow {

  public static final int SIZE_PACKETS = 128;

  private static final int POSITION_MASK = SIZE_PACKETS - 1;

  private final long[] receivedBits = new long[SIZE_PACKETS / Long.SIZE];
  private boolean open;
  private long lowest;
  private long highest;

  /** Starts an epoch with this number received. */
  public void openAt(long number) {
    open = true;
    lowest = number;
    highest = number;
    set(number);
  }

  /** Moves up to a number that has just been received. */
  public void advanceTo(long number, SettledFates fates) {
    while (highest < number) {
      highest++;
      if (highest - SIZE_PACKETS >= lowest) {
        fates.settle(isReceived(highest - SIZE_PACKETS));
      }
      clear(highest);
    }
    set(number);
  }

  /** Marks a number at or below the highest; false if it was received before. */
  public boolean fill(long number) {
    if (isReceived(number)) {
      return false;
    }
    lowest = Math.min(lowest, number);
    set(number);
    return true;
  }

  /** Marks a number of this epoch as there by other means; false where its fate is settled. */
  public boolean repair(long number) {
    boolean changeable = lowest <= number && highest - SIZE_PACKETS < number && number <= highest;
    if (changeable) {
      set(number);
    }
    return changeable;
  }

  /** Ends the epoch: what has not arrived never will. */
  public void close(SettledFates fates) {
    settleAll(fates);
    receivedBits[0] = 0;
    receivedBits[1] = 0;
    open = false;
  }

  /** Settles a copy's fates: every number that is still in the window. */
  public void settleAll(SettledFates fates) {
    for (long number = Math.max(lowest, highest - POSITION_MASK);
        open && number <= highest;
        number++) {
      fates.settle(isReceived(number));
    }
  }

  /** Numbers from the lowest to the highest of the epoch. */
  public long spanPackets() {
    return open ? highest - lowest + 1 : 0;
  }

  private boolean isReceived(long number) {
    return (receivedBits[word(number)] & bit(number)) != 0;
  }

  private void set(long number) {
    receivedBits[word(number)] |= bit(number);
  }

  private void clear(long number) {
    receivedBits[word(number)] &= ~bit(number);
  }

  private static int word(long number) {
    return (int) (number & POSITION_MASK) >>> 6;
  }

  private static long bit(long number) {
    return 1L << number;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeBoolean(open);
    out.writeSigned(lowest);
    out.writeUnsigned(highest - lowest);
    out.writeFixed64(receivedBits[0]);
    out.writeFixed64(receivedBits[1]);
  }

  public static ReceiptWindow readFrom(SnapshotReader in) {
    ReceiptWindow window = new ReceiptWindow();
    window.open = in.readBoolean();
    window.lowest = in.readSigned();
    window.highest = window.lowest + in.readUnsigned();
    window.receivedBits[0] = in.readFixed64();
    window.receivedBits[1] = in.readFixed64();
    return window;
  }
}
