package io.earshot.media.loss;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * The fates of a stream's packets in sequence order, from what {@link PacketLoss} says of each in
 * arrival order; epochs follow each other, strays and duplicates are left out.
 */
public final class FateWindow {

  private final ReceiptWindow window;
  private long closedExpectedPackets;

  public FateWindow() {
    this(new ReceiptWindow());
  }

  private FateWindow(ReceiptWindow window) {
    this.window = window;
  }

  /**
   * Takes the next packet in arrival order; false if it has no place among the others.
   *
   * @param receipt what {@code PacketLoss} said it was
   * @param extendedNumber {@code PacketLoss.newestExtendedNumber()} after it
   * @param settled is told of the packets that this one pushes out of the window
   */
  public boolean onPacket(PacketReceipt receipt, long extendedNumber, SettledFates settled) {
    switch (receipt) {
      case IN_ORDER -> advanceTo(extendedNumber, settled);
      case REORDERED -> fill(extendedNumber);
      case RESTARTED -> restartAt(extendedNumber, settled);
      case DUPLICATE, STRAY -> {
        return false;
      }
    }
    return true;
  }

  private void advanceTo(long number, SettledFates settled) {
    if (window.spanPackets() == 0) {
      window.openAt(number);
    } else {
      window.advanceTo(number, settled);
    }
  }

  private void fill(long number) {
    if (window.spanPackets() == 0) {
      window.openAt(number);
    } else {
      window.fill(number);
    }
  }

  /** The packet before it, a stray so far, was the first of the new epoch. */
  private void restartAt(long number, SettledFates settled) {
    closedExpectedPackets += window.spanPackets();
    window.close(settled);
    window.openAt(number - 1);
    window.advanceTo(number, settled);
  }

  /** Marks a number as there by other means, unless its fate is settled. */
  public void repair(long number) {
    window.repair(number);
  }

  public long expectedPackets() {
    return closedExpectedPackets + window.spanPackets();
  }

  /** Settles a copy's fates: every number that is still in the window. */
  public void settleAll(SettledFates copy) {
    window.settleAll(copy);
  }

  public void writeTo(SnapshotWriter out) {
    window.writeTo(out);
    out.writeUnsigned(closedExpectedPackets);
  }

  public static FateWindow readFrom(SnapshotReader in) {
    FateWindow fates = new FateWindow(ReceiptWindow.readFrom(in));
    fates.closedExpectedPackets = in.readUnsigned();
    return fates;
  }
}
