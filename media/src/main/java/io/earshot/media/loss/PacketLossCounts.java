package io.earshot.media.loss;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.OptionalDouble;

/**
 * Packets of one stream over some time, all epochs together. Counts add over streams and subtract
 * over time; a difference may be negative where a late packet fills a gap of the time before.
 *
 * @param expectedPackets sum over epochs of the span of extended sequence numbers
 * @param receivedPackets arrived, each number once
 * @param duplicatePackets arrivals of a number that had arrived before
 * @param reorderedPackets received below the highest number at their arrival
 * @param strayPackets far from the sequence and not followed up; in no other count
 * @param resets epochs opened after the first
 */
public record PacketLossCounts(
    long expectedPackets,
    long receivedPackets,
    long duplicatePackets,
    long reorderedPackets,
    long strayPackets,
    long resets) {

  public static final PacketLossCounts NONE = new PacketLossCounts(0, 0, 0, 0, 0, 0);

  /** Expected less received, RFC 3550 A.3, but never negative over a whole stream. */
  public long lostPackets() {
    return expectedPackets - receivedPackets;
  }

  /** Lost by expected, in [0, 1] over a whole stream; empty where nothing was expected. */
  public OptionalDouble lossRatio() {
    return expectedPackets > 0
        ? OptionalDouble.of((double) lostPackets() / expectedPackets)
        : OptionalDouble.empty();
  }

  public PacketLossCounts plus(PacketLossCounts other) {
    return new PacketLossCounts(
        expectedPackets + other.expectedPackets,
        receivedPackets + other.receivedPackets,
        duplicatePackets + other.duplicatePackets,
        reorderedPackets + other.reorderedPackets,
        strayPackets + other.strayPackets,
        resets + other.resets);
  }

  /** What came after {@code earlier}, a reading of the same stream. */
  public PacketLossCounts minus(PacketLossCounts earlier) {
    return new PacketLossCounts(
        expectedPackets - earlier.expectedPackets,
        receivedPackets - earlier.receivedPackets,
        duplicatePackets - earlier.duplicatePackets,
        reorderedPackets - earlier.reorderedPackets,
        strayPackets - earlier.strayPackets,
        resets - earlier.resets);
  }

  public void writeTo(SnapshotWriter out) {
    out.writeSigned(expectedPackets);
    out.writeSigned(receivedPackets);
    out.writeSigned(duplicatePackets);
    out.writeSigned(reorderedPackets);
    out.writeSigned(strayPackets);
    out.writeSigned(resets);
  }

  public static PacketLossCounts readFrom(SnapshotReader in) {
    return new PacketLossCounts(
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        in.readSigned());
  }
}
