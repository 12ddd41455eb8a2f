package io.earshot.streams.session.quality;

import io.earshot.media.red.RedDistances;
import org.jspecify.annotations.Nullable;

/**
 * Redundancy as a receiver's {@code packetsDiscarded} gives it away: WebRTC counts every copy that
 * it did not need, and without loss it needs none. Recorded calls with one copy discard 0.99 to
 * 1.00 by packet received, those without 0.00.
 */
public final class Discards {

  /** Fewer packets say nothing. */
  private static final double MIN_PACKETS = 100;

  /** By packet received; packets that come too late are far less in a call anyone would hold. */
  private static final double MAX_RATIO_WITHOUT_COPIES = 0.2;

  /** How far from a whole number of copies it may be: those that were needed, and late packets. */
  private static final double MAX_DISTANCE_TO_WHOLE = 0.2;

  /** WebRTC sends at most so many (field trial {@code WebRTC-Audio-Red-For-Opus}). */
  private static final int MAX_COPIES = 9;

  /** With more made up, discards may as well be packets that came too late. */
  private static final double MAX_CONCEALED_RATIO = 0.1;

  private Discards() {}

  /**
   * Null where the counters leave it open.
   *
   * @param concealedRatio made up by all samples, silence included; null = unknown
   */
  public static @Nullable RedDistances redundancy(
      @Nullable Long discardedPackets,
      @Nullable Long receivedPackets,
      @Nullable Double concealedRatio) {
    if (discardedPackets == null || receivedPackets == null || receivedPackets < MIN_PACKETS) {
      return null;
    }
    double ratio = (double) discardedPackets / receivedPackets;
    if (ratio < MAX_RATIO_WITHOUT_COPIES) {
      return RedDistances.NONE;
    }
    long copies = Math.round(ratio);
    boolean isWhole = Math.abs(ratio - copies) <= MAX_DISTANCE_TO_WHOLE;
    boolean isHeardWell = concealedRatio != null && concealedRatio <= MAX_CONCEALED_RATIO;
    return isWhole && isHeardWell && 1 <= copies && copies <= MAX_COPIES
        ? RedDistances.ofDepth((int) copies)
        : null;
  }
}
