package io.earshot.media.burst;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.OptionalDouble;

/**
 * Bursts and gaps over some time, RFC 3611 §4.7.2.
 *
 * @param burstLostPackets lost inside bursts
 * @param burstPackets all packets of the bursts
 * @param gapLostPackets lost one by one
 * @param gapPackets all packets outside bursts
 * @param gaps stretches of packets between bursts, before the first and behind the last one
 */
public record BurstGapCounts(
    long burstLostPackets,
    long burstPackets,
    long bursts,
    long gapLostPackets,
    long gapPackets,
    long gaps) {

  public static final BurstGapCounts NONE = new BurstGapCounts(0, 0, 0, 0, 0, 0);

  /** Lost by all packets inside bursts, in (0, 1]; empty without a burst. */
  public OptionalDouble burstDensity() {
    return ratio(burstLostPackets, burstPackets);
  }

  /** Lost by all packets outside bursts, in [0, 1]; empty without a gap. */
  public OptionalDouble gapDensity() {
    return ratio(gapLostPackets, gapPackets);
  }

  /** Mean packets of a burst, times the packet's time its mean duration; empty without a burst. */
  public OptionalDouble meanBurstPackets() {
    return ratio(burstPackets, bursts);
  }

  /** Mean packets of a gap, likewise; empty without a gap. */
  public OptionalDouble meanGapPackets() {
    return ratio(gapPackets, gaps);
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole > 0 ? OptionalDouble.of((double) part / whole) : OptionalDouble.empty();
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(burstLostPackets);
    out.writeUnsigned(burstPackets);
    out.writeUnsigned(bursts);
    out.writeUnsigned(gapLostPackets);
    out.writeUnsigned(gapPackets);
    out.writeUnsigned(gaps);
  }

  public static BurstGapCounts readFrom(SnapshotReader in) {
    return new BurstGapCounts(
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned(),
        in.readUnsigned());
  }
}
