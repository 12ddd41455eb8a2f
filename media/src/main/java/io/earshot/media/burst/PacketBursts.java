package io.earshot.media.burst;

import io.earshot.media.loss.FateWindow;
import io.earshot.media.loss.PacketReceipt;
import io.earshot.media.loss.SettledFates;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Bursts and gaps of one stream's packets in arrival order, with RFC 3611's recommended Gmin: by
 * the definition of §4.7.2 and by the counters of A.2. Stands beside {@link
 * io.earshot.media.loss.PacketLoss}, which tells what each packet was.
 */
public final class PacketBursts {

  private final FateWindow window;
  private final Fates settled;

  public PacketBursts() {
    this(
        new FateWindow(),
        new Fates(
            BurstGap.ofGmin(BurstGap.RECOMMENDED_GMIN),
            XrBurstCounters.ofGmin(BurstGap.RECOMMENDED_GMIN)));
  }

  private PacketBursts(FateWindow window, Fates settled) {
    this.window = window;
    this.settled = settled;
  }

  /**
   * Takes the next packet in arrival order.
   *
   * @param receipt what {@code PacketLoss} said it was
   * @param extendedNumber {@code PacketLoss.newestExtendedNumber()} after it
   */
  public void onPacket(PacketReceipt receipt, long extendedNumber) {
    window.onPacket(receipt, extendedNumber, settled);
  }

  /** So far; those among the newest 128 packets may still change. */
  public PacketBurstCounts counts() {
    Fates copy = new Fates(settled.exact.copy(), settled.xr.copy());
    window.settleAll(copy);
    return new PacketBurstCounts(copy.exact.counts(), copy.xr.transitions());
  }

  public void writeTo(SnapshotWriter out) {
    window.writeTo(out);
    settled.exact.writeTo(out);
    settled.xr.writeTo(out);
  }

  public static PacketBursts readFrom(SnapshotReader in) {
    return new PacketBursts(
        FateWindow.readFrom(in), new Fates(BurstGap.readFrom(in), XrBurstCounters.readFrom(in)));
  }

  /** Both hear of every packet. */
  private record Fates(BurstGap exact, XrBurstCounters xr) implements SettledFates {

    @Override
    public void settle(boolean received) {
      exact.settle(received);
      if (received) {
        xr.onReceived();
      } else {
        xr.onLost();
      }
    }
  }
}
