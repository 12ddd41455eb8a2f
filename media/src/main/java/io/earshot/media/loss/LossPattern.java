package io.earshot.media.loss;

/**
 * Loss as the E-model takes it: how much, and how bursty.
 *
 * @param lossRatio lost by expected, in [0, 1]
 * @param burstRatio BurstR of ITU-T G.107 clause 7.5: mean length of a loss run by the mean length
 *     that random loss of the same ratio would have, at least 1; 1 where nothing is lost
 */
public record LossPattern(double lossRatio, double burstRatio) {

  public static final LossPattern NONE = new LossPattern(0, 1);

  /** The mean run of random loss is {@code 1 / (1 - ratio)}: a lost packet must end it. */
  private static final double LEAST_BURST_RATIO = 1;

  public LossPattern {
    if (!(0 <= lossRatio && lossRatio <= 1)) {
      throw new IllegalArgumentException("lossRatio=" + lossRatio + " outside [0, 1]");
    }
    if (!(LEAST_BURST_RATIO <= burstRatio && burstRatio <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("burstRatio=" + burstRatio + " not a finite number >= 1");
    }
    burstRatio = lossRatio == 0 ? LEAST_BURST_RATIO : burstRatio;
  }

  /** Loss of which only the ratio is known, taken as random. */
  public static LossPattern random(double lossRatio) {
    return new LossPattern(lossRatio, LEAST_BURST_RATIO);
  }

  /**
   * {@code BurstR = meanRun · (1 - ratio)}, at least 1. Worked example: runs of 2.631579 packets at
   * 5 % loss are 2.5 times as long as those of random loss.
   */
  public static LossPattern ofMeanRun(double lossRatio, double meanRunPackets) {
    if (!(0 <= meanRunPackets && meanRunPackets <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "meanRunPackets=" + meanRunPackets + " not a finite number >= 0");
    }
    return new LossPattern(
        lossRatio, Math.max(LEAST_BURST_RATIO, meanRunPackets * (1 - lossRatio)));
  }

  /**
   * Loss of some time, from counts or weights of packets and runs. Over a difference of two
   * readings both may be negative, because late packets fill gaps of the time before: then nothing
   * was lost (RFC 3550 A.3), and what was lost was at least one run.
   *
   * @param lostPackets at most {@code expectedPackets}
   * @param expectedPackets at least 0; no expected packet is no loss
   */
  public static LossPattern ofCounts(double lostPackets, double runs, long expectedPackets) {
    if (expectedPackets < 0) {
      throw new IllegalArgumentException("expectedPackets=" + expectedPackets + " < 0");
    }
    if (!(lostPackets <= expectedPackets)) {
      throw new IllegalArgumentException(
          "lostPackets=" + lostPackets + " not at most expectedPackets=" + expectedPackets);
    }
    if (lostPackets <= 0) {
      return NONE;
    }
    double meanRunPackets = lostPackets / Math.max(Math.min(1, lostPackets), runs);
    return ofMeanRun(lostPackets / expectedPackets, meanRunPackets);
  }

  public double lossPercent() {
    return 100 * lossRatio;
  }

  /**
   * With packets that came too late for playout: {@code 1 - (1 - lost)(1 - late)}, because RFC 3611
   * §4.7.1 gives both the same effect. Only for loss that does not hold the late ones already.
   *
   * @param lateRatio late by received, in [0, 1]
   */
  public LossPattern withLate(double lateRatio) {
    if (!(0 <= lateRatio && lateRatio <= 1)) {
      throw new IllegalArgumentException("lateRatio=" + lateRatio + " outside [0, 1]");
    }
    return new LossPattern(lossRatio + (1 - lossRatio) * lateRatio, burstRatio);
  }
}
