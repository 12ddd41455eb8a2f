package io.earshot.lab.impair;

/**
 * Loss in bursts after Gilbert and Elliott: a packet finds the link good or bad, each with a loss
 * of its own, and the link may turn with every packet.
 *
 * <p>With a good link that loses nothing and a bad one that loses everything, the share of lost
 * packets is {@code enter / (enter + leave)} and the mean burst {@code 1 / leave} packets: 1 % and
 * 25 % lose 3.85 % in bursts of 4.
 *
 * @param enterProbability good to bad, per packet, in [0, 1]
 * @param leaveProbability bad to good, per packet, in (0, 1]
 * @param goodLossRatio share lost while the link is good, in [0, 1]
 * @param badLossRatio share lost while it is bad, in [0, 1]
 */
public record BurstLoss(
    double enterProbability, double leaveProbability, double goodLossRatio, double badLossRatio) {

  public BurstLoss {
    Ratios.requireRatio("enterProbability", enterProbability);
    Ratios.requireRatio("leaveProbability", leaveProbability);
    Ratios.requireRatio("goodLossRatio", goodLossRatio);
    Ratios.requireRatio("badLossRatio", badLossRatio);
    if (leaveProbability == 0) {
      throw new IllegalArgumentException("leaveProbability=0: the first burst would never end");
    }
  }

  /**
   * Bursts in which everything is lost, and nothing between them.
   *
   * @param lossRatio share of all packets, in [0, 1)
   * @param meanBurstPackets ≥ 1
   */
  public static BurstLoss of(double lossRatio, double meanBurstPackets) {
    double leave = 1 / meanBurstPackets;
    return new BurstLoss(lossRatio * leave / (1 - lossRatio), leave, 0, 1);
  }

  /** Share of packets lost in the long run. */
  public double meanLossRatio() {
    double badShare = enterProbability / (enterProbability + leaveProbability);
    return badShare * badLossRatio + (1 - badShare) * goodLossRatio;
  }
}
