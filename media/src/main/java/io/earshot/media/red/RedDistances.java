package io.earshot.media.red;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many packets back the copies in a packet go: {1} for one copy of the frame before, {1, 2} for
 * two, {2} for a copy of the frame before the last.
 *
 * @param bits bit d - 1 for distance d
 */
public record RedDistances(long bits) {

  /** Packets. RFC 2198's 14-bit offset spans 341 ms at 48 kHz, 34 packets of 10 ms. */
  public static final int MAX_DISTANCE = 64;

  public static final RedDistances NONE = new RedDistances(0);

  /** {@code {1, …, depth}}, as WebRTC sends; 0 is no redundancy. */
  public static RedDistances ofDepth(int depth) {
    if (!(0 <= depth && depth <= MAX_DISTANCE)) {
      throw new IllegalArgumentException("depth=" + depth + " outside [0, " + MAX_DISTANCE + "]");
    }
    return new RedDistances(depth == 0 ? 0 : -1L >>> (Long.SIZE - depth));
  }

  public static RedDistances of(int... distancesPackets) {
    long bits = 0;
    for (int distance : distancesPackets) {
      if (!(1 <= distance && distance <= MAX_DISTANCE)) {
        throw new IllegalArgumentException(
            "distance=" + distance + " outside [1, " + MAX_DISTANCE + "]");
      }
      bits |= 1L << (distance - 1);
    }
    return new RedDistances(bits);
  }

  /**
   * Those whose copy can arrive before its frame is played: {@code distance · packetMillis <=
   * bufferMillis}. A copy at distance d comes d packets after the frame it repairs.
   */
  public RedDistances withinBuffer(double bufferMillis, double packetMillis) {
    if (!(0 <= bufferMillis)) {
      throw new IllegalArgumentException("bufferMillis=" + bufferMillis + " not a number >= 0");
    }
    if (!(0 < packetMillis && packetMillis <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "packetMillis=" + packetMillis + " not a finite number > 0");
    }
    int reach = (int) Math.min(MAX_DISTANCE, Math.floor(bufferMillis / packetMillis));
    return new RedDistances(bits & ofDepth(reach).bits);
  }

  public boolean contains(int distancePackets) {
    return 1 <= distancePackets
        && distancePackets <= MAX_DISTANCE
        && (bits >>> (distancePackets - 1) & 1) != 0;
  }

  /** Copies in each packet. */
  public int copies() {
    return Long.bitCount(bits);
  }

  /** Packets that the farthest copy goes back; 0 without copies. */
  public int farthest() {
    return Long.SIZE - Long.numberOfLeadingZeros(bits);
  }

  /** Whether they are 1 to {@link #copies()} without a hole. */
  public boolean isContiguous() {
    return bits == ofDepth(copies()).bits;
  }

  /**
   * Which frames stay lost when these packets of a stream are: a frame is lost iff its own packet
   * is and every one that would carry a copy. Beyond the end everything counts as lost.
   *
   * @param lostPackets true for lost, in sequence order
   */
  public boolean[] residual(boolean[] lostPackets) {
    boolean[] lostFrames = Arrays.copyOf(lostPackets, lostPackets.length);
    for (int frame = 0; frame < lostFrames.length; frame++) {
      for (long rest = bits; lostFrames[frame] && rest != 0; rest &= rest - 1) {
        int carrier = frame + Long.numberOfTrailingZeros(rest) + 1;
        lostFrames[frame] = carrier >= lostPackets.length || lostPackets[carrier];
      }
    }
    return lostFrames;
  }

  /** Such as {@code {1, 2}}. */
  @Override
  public String toString() {
    return IntStream.rangeClosed(1, MAX_DISTANCE)
        .filter(this::contains)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
