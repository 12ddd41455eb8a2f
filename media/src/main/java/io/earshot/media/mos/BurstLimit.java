package io.earshot.media.mos;

import io.earshot.media.loss.LossPattern;

/**
 * Keeps BurstR where ITU-T G.107 (06/2015) allows it: 1 to 8, and above 2 only for less than 2 %
 * loss (Table 2, note 6). Ours is a continuous form of that: 8 up to 2 % loss, then {@code 16/Ppl},
 * at least 2 from 8 % on.
 */
final class BurstLimit {

  private static final double MAX_BURST_RATIO = 8;
  private static final double MAX_PERCENT_OF_MAX_BURST_RATIO = 2;
  private static final double ALWAYS_ALLOWED_BURST_RATIO = 2;

  private BurstLimit() {}

  static LossPattern applied(LossPattern loss) {
    return new LossPattern(
        loss.lossRatio(), Math.min(loss.burstRatio(), mostAt(loss.lossPercent())));
  }

  private static double mostAt(double lossPercent) {
    return lossPercent <= MAX_PERCENT_OF_MAX_BURST_RATIO
        ? MAX_BURST_RATIO
        : Math.max(
            ALWAYS_ALLOWED_BURST_RATIO,
            MAX_BURST_RATIO * MAX_PERCENT_OF_MAX_BURST_RATIO / lossPercent);
  }
}
