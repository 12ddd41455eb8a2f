package io.earshot.media.jitter;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Interarrival jitter in whole RTP ticks, as receivers put it into their reports: RFC 3550 A.8's
 * integer form, {@code j16 += |D| - ((j16 + 8) >> 4)}, which keeps 16 times the value. For our own
 * measurements {@link InterarrivalJitter} does not round.
 */
public final class ReportedJitter {

  private static final int SCALE_BITS = 4;
  private static final int HALF = 8;

  private boolean started;
  private int lastTransitTicks;
  private long scaledTicks;

  /**
   * Takes the next packet in arrival order, with both times in ticks of one RTP clock, modulo 2^32.
   */
  public void onPacket(int arrivalTicks, int rtpTicks) {
    int transitTicks = arrivalTicks - rtpTicks;
    if (started) {
      long absDTicks = Math.abs((long) (transitTicks - lastTransitTicks));
      scaledTicks += absDTicks - ((scaledTicks + HALF) >> SCALE_BITS);
    }
    started = true;
    lastTransitTicks = transitTicks;
  }

  /** The value of a report, ticks; 0 until the second packet. */
  public long jitterTicks() {
    return scaledTicks >> SCALE_BITS;
  }

  /** 16 times the value, with its fraction. */
  public long scaledJitterTicks() {
    return scaledTicks;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeBoolean(started);
    out.writeFixed32(lastTransitTicks);
    out.writeUnsigned(scaledTicks);
  }

  public static ReportedJitter readFrom(SnapshotReader in) {
    ReportedJitter jitter = new ReportedJitter();
    jitter.started = in.readBoolean();
    jitter.lastTransitTicks = in.readFixed32();
    jitter.scaledTicks = in.readUnsigned();
    return jitter;
  }
}
