package io.earshot.media.burst;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Bursts of a stream's packets over some time.
 *
 * @param exact as RFC 3611 §4.7.2 defines them
 * @param xr as the counters of A.2, and so an RTCP XR block, say
 */
public record PacketBurstCounts(BurstGapCounts exact, XrTransitions xr) {

  public static final PacketBurstCounts NONE =
      new PacketBurstCounts(BurstGapCounts.NONE, XrTransitions.NONE);

  public void writeTo(SnapshotWriter out) {
    exact.writeTo(out);
    xr.writeTo(out);
  }

  public static PacketBurstCounts readFrom(SnapshotReader in) {
    return new PacketBurstCounts(BurstGapCounts.readFrom(in), XrTransitions.readFrom(in));
  }
}
