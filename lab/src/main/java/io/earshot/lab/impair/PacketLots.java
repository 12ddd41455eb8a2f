package io.earshot.lab.impair;

import java.util.SplittableRandom;

/**
 * The random numbers of packets, one row for each, whatever the settings: the thousandth packet has
 * the same lots after a change of the profile as without one. SplitMix64 and functions that are
 * exact on every machine.
 */
final class PacketLots {

  private static final double STEPS = 1L << 53;

  /** Odd numbers without a pattern keep neighbouring links apart. */
  private static final long LINK_STRIDE = 0x9e3779b97f4a7c15L;

  private static final long DIRECTION_STRIDE = 0xd1342543de82ef95L;

  private final SplittableRandom random;
  private double turn;
  private double burst;
  private double loss;
  private double duplicate;
  private double radius;
  private double angle;

  /**
   * Lots of one direction of one client's link.
   *
   * @param link 0 for the client that came first
   */
  PacketLots(long seed, int link, Direction direction) {
    random =
        new SplittableRandom(seed + link * LINK_STRIDE + direction.logNumber() * DIRECTION_STRIDE);
  }

  /** Draws the row of the next packet. */
  void next() {
    turn = unit();
    burst = unit();
    loss = unit();
    duplicate = unit();
    radius = unit();
    angle = unit();
  }

  boolean turns(double probability) {
    return turn < probability;
  }

  boolean isLostInBurst(double ratio) {
    return burst < ratio;
  }

  boolean isLost(double ratio) {
    return loss < ratio;
  }

  boolean isDuplicated(double ratio) {
    return duplicate < ratio;
  }

  /** Normal around 0 with deviation 1, by Box and Muller; at most 8.6 away. */
  double deviation() {
    return StrictMath.sqrt(-2.0 * StrictMath.log(radius))
        * StrictMath.cos(2.0 * StrictMath.PI * angle);
  }

  /** Uniform in (0, 1), both ends excluded. */
  private double unit() {
    return ((random.nextLong() >>> 11) + 0.5) / STEPS;
  }
}
