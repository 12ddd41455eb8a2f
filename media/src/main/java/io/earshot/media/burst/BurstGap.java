package io.earshot.media.burst;

import io.earshot.media.loss.SettledFates;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Bursts and gaps of one stream exactly as RFC 3611 §4.7.2 defines them: a burst begins and ends
 * with a lost packet, holds no run of Gmin or more received ones, and at least two lost. Everything
 * else is gap. Fed in sequence order; discarded packets count as lost.
 *
 * <p>Worked example with Gmin 4: in {@code RRLRLLRRRRRLRRRRR} packets 3 to 6 are a burst of 4 with
 * 3 lost; the other loss is alone in the 13 packets of gap.
 *
 * <p>The counters of RFC 3611 A.2, {@link XrBurstCounters}, only approximate this.
 */
public final class BurstGap implements SettledFates {

  /** RFC 3611 §4.7.2's recommended Gmin, packets: a burst loses at least 1 of 17. */
  public static final int RECOMMENDED_GMIN = 16;

  static final int MAX_GMIN = 255;

  private final int gmin;
  private long packets;
  private long closedBurstLost;
  private long closedBurstPackets;
  private long closedBursts;
  private long closedGapLost;
  private long closedGaps;

  /** Packets up to the end of the last burst that is closed. */
  private long closedUntilPackets;

  /** Losses so near to each other that they may become a burst, and the packets they span. */
  private long groupLost;

  private long groupPackets;
  private long groupStartPackets;
  private long receivedSinceLoss;

  private BurstGap(int gmin) {
    this.gmin = gmin;
  }

  /** Gmin as XR blocks carry it, 1 to 255 packets. */
  public static BurstGap ofGmin(int gmin) {
    return new BurstGap(checkedGmin(gmin));
  }

  static int checkedGmin(int gmin) {
    if (!(1 <= gmin && gmin <= MAX_GMIN)) {
      throw new IllegalArgumentException("gmin=" + gmin + " outside [1, " + MAX_GMIN + "]");
    }
    return gmin;
  }

  @Override
  public void settle(boolean received) {
    packets++;
    if (received) {
      receivedSinceLoss++;
      return;
    }
    if (groupLost > 0 && receivedSinceLoss < gmin) {
      groupPackets += receivedSinceLoss + 1;
      groupLost++;
    } else {
      closeGroup();
      groupLost = 1;
      groupPackets = 1;
      groupStartPackets = packets - 1;
    }
    receivedSinceLoss = 0;
  }

  private void closeGroup() {
    if (groupLost >= 2) {
      closedGaps += gapBeforeGroup();
      closedUntilPackets = groupStartPackets + groupPackets;
      closedBursts++;
      closedBurstLost += groupLost;
      closedBurstPackets += groupPackets;
    } else {
      closedGapLost += groupLost;
    }
  }

  private int gapBeforeGroup() {
    return groupStartPackets > closedUntilPackets ? 1 : 0;
  }

  /** Everything so far, as if only received packets followed. */
  public BurstGapCounts counts() {
    boolean inBurst = groupLost >= 2;
    long untilPackets = inBurst ? groupStartPackets + groupPackets : closedUntilPackets;
    long burstPackets = closedBurstPackets + (inBurst ? groupPackets : 0);
    return new BurstGapCounts(
        closedBurstLost + (inBurst ? groupLost : 0),
        burstPackets,
        closedBursts + (inBurst ? 1 : 0),
        closedGapLost + (inBurst ? 0 : groupLost),
        packets - burstPackets,
        closedGaps + (inBurst ? gapBeforeGroup() : 0) + (packets > untilPackets ? 1 : 0));
  }

  public BurstGap copy() {
    BurstGap copy = new BurstGap(gmin);
    copy.packets = packets;
    copy.closedBurstLost = closedBurstLost;
    copy.closedBurstPackets = closedBurstPackets;
    copy.closedBursts = closedBursts;
    copy.closedGapLost = closedGapLost;
    copy.closedGaps = closedGaps;
    copy.closedUntilPackets = closedUntilPackets;
    copy.groupLost = groupLost;
    copy.groupPackets = groupPackets;
    copy.groupStartPackets = groupStartPackets;
    copy.receivedSinceLoss = receivedSinceLoss;
    return copy;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(gmin);
    out.writeUnsigned(packets);
    out.writeUnsigned(closedBurstLost);
    out.writeUnsigned(closedBurstPackets);
    out.writeUnsigned(closedBursts);
    out.writeUnsigned(closedGapLost);
    out.writeUnsigned(closedGaps);
    out.writeUnsigned(closedUntilPackets);
    out.writeUnsigned(groupLost);
    out.writeUnsigned(groupPackets);
    out.writeUnsigned(groupStartPackets);
    out.writeUnsigned(receivedSinceLoss);
  }

  public static BurstGap readFrom(SnapshotReader in) {
    BurstGap burstGap = new BurstGap(in.readCount(MAX_GMIN));
    burstGap.packets = in.readUnsigned();
    burstGap.closedBurstLost = in.readUnsigned();
    burstGap.closedBurstPackets = in.readUnsigned();
    burstGap.closedBursts = in.readUnsigned();
    burstGap.closedGapLost = in.readUnsigned();
    burstGap.closedGaps = in.readUnsigned();
    burstGap.closedUntilPackets = in.readUnsigned();
    burstGap.groupLost = in.readUnsigned();
    burstGap.groupPackets = in.readUnsigned();
    burstGap.groupStartPackets = in.readUnsigned();
    burstGap.receivedSinceLoss = in.readUnsigned();
    return burstGap;
  }
}
