package io.earshot.media.finding;

/**
 * A stretch of time in which packets were lost, {@code [startSecond, endSecond)} on the call's
 * clock.
 *
 * @param endSecond above {@code startSecond}
 * @param expectedPackets in the stretch
 * @param lostPackets by this leg alone where that is known
 */
public record LossStretch(
    long startSecond, long endSecond, long expectedPackets, long lostPackets) {

  public LossStretch {
    if (endSecond <= startSecond) {
      throw new IllegalArgumentException(
          "endSecond=" + endSecond + " not above startSecond=" + startSecond);
    }
  }

  /** In [0, 1]; counters that contradict each other are held there. */
  public double lossRatio() {
    return ratioOf(expectedPackets);
  }

  /**
   * The same as if the stretch had lasted that long with nothing more lost: three packets of one
   * second are less than three of every second.
   */
  double lossRatioOver(long leastSeconds) {
    double stretched = Math.max(1, (double) leastSeconds / (endSecond - startSecond));
    return ratioOf(expectedPackets * stretched);
  }

  private double ratioOf(double expected) {
    return expected > 0 ? Math.max(0, Math.min(1, lostPackets / expected)) : 0;
  }
}
