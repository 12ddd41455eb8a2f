package io.earshot.media.burst;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * The counters of RFC 3611 A.2, fed with every packet in sequence order: what RTCP XR's VoIP
 * metrics block is made of. They count transitions of a four-state chain and approximate §4.7.2;
 * for the true bursts see {@link BurstGap}.
 *
 * <p>As the text has it, {@code lost} begins at 0, so the first lost packet after Gmin received
 * ones counts as the end of a burst (c13).
 */
public final class XrBurstCounters {

  private final int gmin;
  private long received;
  private long lost;
  private long lostPackets;
  private long discardedPackets;
  private long c11;
  private long c13;
  private long c14;
  private long c22;
  private long c23;
  private long c33;

  private XrBurstCounters(int gmin) {
    this.gmin = gmin;
  }

  /** Gmin as XR blocks carry it, 1 to 255 packets. */
  public static XrBurstCounters ofGmin(int gmin) {
    return new XrBurstCounters(BurstGap.checkedGmin(gmin));
  }

  public void onReceived() {
    received++;
  }

  public void onLost() {
    lostPackets++;
    onMissing();
  }

  /** Arrived, but too late or too early for playout. */
  public void onDiscarded() {
    discardedPackets++;
    onMissing();
  }

  private void onMissing() {
    if (received >= gmin) {
      if (lost == 1) {
        c14++;
      } else {
        c13++;
      }
      lost = 1;
      c11 += received;
    } else {
      lost++;
      if (received == 0) {
        c33++;
      } else {
        c23++;
        c22 += received - 1;
      }
    }
    received = 0;
  }

  public XrTransitions transitions() {
    return new XrTransitions(c11, c13, c14, c22, c23, c33, lostPackets, discardedPackets);
  }

  public XrBurstCounters copy() {
    XrBurstCounters copy = new XrBurstCounters(gmin);
    copy.received = received;
    copy.lost = lost;
    copy.lostPackets = lostPackets;
    copy.discardedPackets = discardedPackets;
    copy.c11 = c11;
    copy.c13 = c13;
    copy.c14 = c14;
    copy.c22 = c22;
    copy.c23 = c23;
    copy.c33 = c33;
    return copy;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(gmin);
    out.writeUnsigned(received);
    out.writeUnsigned(lost);
    out.writeUnsigned(lostPackets);
    out.writeUnsigned(discardedPackets);
    out.writeUnsigned(c11);
    out.writeUnsigned(c13);
    out.writeUnsigned(c14);
    out.writeUnsigned(c22);
    out.writeUnsigned(c23);
    out.writeUnsigned(c33);
  }

  public static XrBurstCounters readFrom(SnapshotReader in) {
    XrBurstCounters counters = new XrBurstCounters(in.readCount(BurstGap.MAX_GMIN));
    counters.received = in.readUnsigned();
    counters.lost = in.readUnsigned();
    counters.lostPackets = in.readUnsigned();
    counters.discardedPackets = in.readUnsigned();
    counters.c11 = in.readUnsigned();
    counters.c13 = in.readUnsigned();
    counters.c14 = in.readUnsigned();
    counters.c22 = in.readUnsigned();
    counters.c23 = in.readUnsigned();
    counters.c33 = in.readUnsigned();
    return counters;
  }
}
