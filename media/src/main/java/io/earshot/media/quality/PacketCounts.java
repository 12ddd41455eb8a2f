package io.earshot.media.quality;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.red.LateDiscards;
import org.jspecify.annotations.Nullable;

/**
 * Packets of a stream over some time, as counters or sequence numbers give them: differences of two
 * readings may contradict each other, and are then taken as nothing lost or everything lost. Frames
 * that an SFU made up are no packets of the sender: neither lost nor late.
 *
 * @param expectedPackets at least 0
 * @param lostPackets expected less received; below 0 where late packets fill older gaps
 * @param runs of lost packets in the same time; null where nobody saw packets
 * @param repairedRuns of frames that stayed lost with the copies that came in time, from {@link
 *     io.earshot.media.red.RepairedLoss}: exact for any distances. Null = not followed
 * @param discardedPackets W3C {@code packetsDiscarded}; null = unknown
 */
public record PacketCounts(
    long expectedPackets,
    long lostPackets,
    @Nullable LossRuns runs,
    @Nullable LossRuns repairedRuns,
    @Nullable Long discardedPackets) {

  public PacketCounts {
    if (expectedPackets < 0) {
      throw new IllegalArgumentException("expectedPackets=" + expectedPackets + " < 0");
    }
  }

  public static PacketCounts of(long expectedPackets, long lostPackets) {
    return new PacketCounts(expectedPackets, lostPackets, null, null, null);
  }

  public PacketCounts withRuns(@Nullable LossRuns other) {
    return new PacketCounts(expectedPackets, lostPackets, other, repairedRuns, discardedPackets);
  }

  public PacketCounts withRepairedRuns(@Nullable LossRuns other) {
    return new PacketCounts(expectedPackets, lostPackets, runs, other, discardedPackets);
  }

  public PacketCounts withDiscardedPackets(@Nullable Long other) {
    return new PacketCounts(expectedPackets, lostPackets, runs, repairedRuns, other);
  }

  /** Loss before any repair: the ratio of the counters, as bursty as the runs; null if empty. */
  @Nullable LossPattern pattern() {
    if (expectedPackets == 0) {
      return null;
    }
    double lossRatio =
        (double) Math.max(0, Math.min(expectedPackets, lostPackets)) / expectedPackets;
    return runs == null || runs.lostPackets() <= 0 || runs.totalRuns() <= 0
        ? LossPattern.random(lossRatio)
        : LossPattern.ofMeanRun(lossRatio, (double) runs.lostPackets() / runs.totalRuns());
  }

  /** What came too late, as far as discards say so. */
  LateDiscards late() {
    long received = Math.max(0, expectedPackets - lostPackets);
    long discarded = discardedPackets == null ? 0 : discardedPackets;
    return new LateDiscards(Math.max(0, Math.min(received, discarded)), received);
  }
}
