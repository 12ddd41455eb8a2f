package io.earshot.media.red;

/**
 * Packets that a receiver threw away because they came too late for playout; growth over some time.
 *
 * @param discardedPackets at most {@code receivedPackets}
 * @param receivedPackets with the discarded ones
 */
public record LateDiscards(double discardedPackets, double receivedPackets) {

  public LateDiscards {
    if (!(0 <= receivedPackets && receivedPackets <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "receivedPackets=" + receivedPackets + " not a finite number >= 0");
    }
    if (!(0 <= discardedPackets && discardedPackets <= receivedPackets)) {
      throw new IllegalArgumentException(
          "discardedPackets=" + discardedPackets + " outside [0, " + receivedPackets + "]");
    }
  }

  /**
   * Late by received, in [0, 1]. 0 with redundancy: there WebRTC's {@code packetsDiscarded} counts
   * every copy that was not needed, and no loss may be made of those.
   */
  public double lateRatio(RedDistances distances) {
    return discardedPackets == 0 || distances.copies() > 0 ? 0 : discardedPackets / receivedPackets;
  }
}
