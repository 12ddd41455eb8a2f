package io.earshot.media.red;

import io.earshot.media.loss.LossPattern;

/**
 * Loss as a chain of two states, Gilbert 1960: for reports that say how much was lost, but not in
 * which runs.
 *
 * @param lossAfterReceived probability p that a received packet is followed by a lost one, [0, 1]
 * @param receivedAfterLoss probability q that a lost packet is followed by a received one, (0, 1]
 */
public record GilbertLoss(double lossAfterReceived, double receivedAfterLoss) {

  public GilbertLoss {
    if (!(0 <= lossAfterReceived && lossAfterReceived <= 1)) {
      throw new IllegalArgumentException("p=" + lossAfterReceived + " outside [0, 1]");
    }
    if (!(0 < receivedAfterLoss && receivedAfterLoss <= 1)) {
      throw new IllegalArgumentException("q=" + receivedAfterLoss + " outside (0, 1]");
    }
  }

  /** Mean run of lost packets, {@code 1/q}; redundancy does not change it. */
  public double meanRunPackets() {
    return 1 / receivedAfterLoss;
  }

  /**
   * What copies at distances 1 to {@code depth} leave: {@code p/(p+q) · (1-q)^depth}, with BurstR
   * {@code (1 - residual)/q}: there is less of it, but it is more bursty than before. Worked
   * example: p 0.02, q 0.38 lose 5 %; one copy leaves 3.1 % with BurstR 2.55.
   *
   * <p>In-band FEC in the packets brings back the frame that one copy more would, at its weight.
   */
  public LossPattern residual(int depth, FecWeight fec) {
    if (depth < 0) {
      throw new IllegalArgumentException("depth=" + depth + " < 0");
    }
    double raw = lossAfterReceived / (lossAfterReceived + receivedAfterLoss);
    double withoutFec = raw * StrictMath.pow(1 - receivedAfterLoss, depth);
    double withFec = withoutFec * (1 - receivedAfterLoss);
    double heard = withFec + fec.lossPerFrame() * (withoutFec - withFec);
    return LossPattern.ofMeanRun(heard, meanRunPackets());
  }

  /**
   * The same for loss that is given by ratio and burstiness: {@code q = (1 - ratio)/BurstR}. Random
   * loss r becomes r^(depth + 1).
   */
  public static LossPattern residual(LossPattern loss, int depth, FecWeight fec) {
    double lossRatio = loss.lossRatio();
    if (lossRatio == 0 || lossRatio == 1) {
      return loss;
    }
    double q = (1 - lossRatio) / loss.burstRatio();
    return new GilbertLoss(lossRatio / loss.burstRatio(), q).residual(depth, fec);
  }
}
