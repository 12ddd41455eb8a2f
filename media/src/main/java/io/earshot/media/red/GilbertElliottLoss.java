package io.earshot.media.red;

import io.earshot.media.loss.LossPattern;
import java.util.OptionalDouble;

/**
 * Loss as a good and a bad state with a loss ratio each, Elliott 1963.
 *
 * @param badAfterGood probability p of the good state to turn bad, [0, 1]
 * @param goodAfterBad probability q of the bad state to turn good, [0, 1], not 0 with p
 * @param goodLossRatio share lost in the good state, [0, 1]
 * @param badLossRatio share lost in the bad state, [0, 1]
 */
public record GilbertElliottLoss(
    double badAfterGood, double goodAfterBad, double goodLossRatio, double badLossRatio) {

  public GilbertElliottLoss {
    requireShare("p", badAfterGood);
    requireShare("q", goodAfterBad);
    requireShare("eg", goodLossRatio);
    requireShare("eb", badLossRatio);
    if (badAfterGood + goodAfterBad == 0) {
      throw new IllegalArgumentException(
          "p=0 and q=0: the chain stays where nobody knows it began");
    }
  }

  private static void requireShare(String name, double value) {
    if (!(0 <= value && value <= 1)) {
      throw new IllegalArgumentException(name + "=" + value + " outside [0, 1]");
    }
  }

  /**
   * Share of frames that copies at distances 1 to {@code depth} leave lost: the probability that
   * {@code depth + 1} packets in a row are.
   */
  public double residualRatio(int depth) {
    if (depth < 0) {
      throw new IllegalArgumentException("depth=" + depth + " < 0");
    }
    double bothWays = badAfterGood + goodAfterBad;
    double good = goodAfterBad / bothWays * goodLossRatio;
    double bad = badAfterGood / bothWays * badLossRatio;
    for (int packet = 0; packet < depth; packet++) {
      double goodNext = good * (1 - badAfterGood) + bad * goodAfterBad;
      double badNext = good * badAfterGood + bad * (1 - goodAfterBad);
      good = goodNext * goodLossRatio;
      bad = badNext * badLossRatio;
    }
    return good + bad;
  }

  /** Mean run of frames that such copies leave lost; empty if they leave none, or every one. */
  public OptionalDouble residualMeanRunPackets(int depth) {
    double residual = residualRatio(depth);
    double ending = residual - residualRatio(depth + 1);
    return ending > 0 ? OptionalDouble.of(residual / ending) : OptionalDouble.empty();
  }

  /** Ratio and burstiness of what such copies leave. */
  public LossPattern residual(int depth) {
    OptionalDouble meanRun = residualMeanRunPackets(depth);
    return meanRun.isPresent()
        ? LossPattern.ofMeanRun(residualRatio(depth), meanRun.getAsDouble())
        : LossPattern.random(residualRatio(depth));
  }
}
