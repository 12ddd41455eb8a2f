package io.earshot.media.red;

import io.earshot.media.burst.BurstGap;
import io.earshot.media.burst.BurstGapCounts;
import io.earshot.media.loss.FateWindow;
import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRunTally;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketReceipt;
import io.earshot.media.loss.ReceiptWindow;
import io.earshot.media.loss.RunTotals;
import io.earshot.media.loss.SettledFates;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Loss of the frames of one stream after redundancy, in arrival order: exact for any distances, and
 * for distances that change from packet to packet. Without redundancy these are the runs and bursts
 * of the packets.
 *
 * <p>Stands beside {@link io.earshot.media.loss.PacketLoss}, which tells what each packet was. A
 * copy counts if it came at all: give only those that were in time, {@link
 * RedDistances#withinBuffer}. One that goes back further than {@value ReceiptWindow#SIZE_PACKETS}
 * packets or before the first one repairs nothing.
 */
public final class RepairedLoss {

  private final FateWindow window;
  private final Fates settled;

  public RepairedLoss() {
    this(
        new FateWindow(),
        new Fates(new LossRunTally(), BurstGap.ofGmin(BurstGap.RECOMMENDED_GMIN)));
  }

  private RepairedLoss(FateWindow window, Fates settled) {
    this.window = window;
    this.settled = settled;
  }

  /**
   * Takes the next packet in arrival order.
   *
   * @param receipt what {@code PacketLoss} said it was
   * @param extendedNumber {@code PacketLoss.newestExtendedNumber()} after it
   * @param carried distances of the copies that this very packet carries
   */
  public void onPacket(PacketReceipt receipt, long extendedNumber, RedDistances carried) {
    if (!window.onPacket(receipt, extendedNumber, settled)) {
      // A duplicate carries nothing new, a stray belongs nowhere.
      return;
    }
    for (long rest = carried.bits(); rest != 0; rest &= rest - 1) {
      window.repair(extendedNumber - Long.numberOfTrailingZeros(rest) - 1);
    }
  }

  public long expectedFrames() {
    return window.expectedPackets();
  }

  /** Runs of lost frames so far; those among the newest 128 may still be repaired. */
  public LossRuns lossRuns() {
    return soFar().runs.runs();
  }

  /** Bursts and gaps of lost frames so far. */
  public BurstGapCounts burstGap() {
    return soFar().bursts.counts();
  }

  /** Loss and burstiness of the frames so far. */
  public LossPattern pattern() {
    RunTotals left = lossRuns().beyond(0);
    return LossPattern.ofCounts(left.lostPackets(), left.runs(), expectedFrames());
  }

  private Fates soFar() {
    Fates copy = new Fates(settled.runs.copy(), settled.bursts.copy());
    window.settleAll(copy);
    return copy;
  }

  public void writeTo(SnapshotWriter out) {
    window.writeTo(out);
    settled.runs.writeTo(out);
    settled.bursts.writeTo(out);
  }

  public static RepairedLoss readFrom(SnapshotReader in) {
    return new RepairedLoss(
        FateWindow.readFrom(in), new Fates(LossRunTally.readFrom(in), BurstGap.readFrom(in)));
  }

  /** Both statistics hear of every frame. */
  private record Fates(LossRunTally runs, BurstGap bursts) implements SettledFates {

    @Override
    public void settle(boolean received) {
      runs.settle(received);
      bursts.settle(received);
    }
  }
}
