package io.earshot.lab.impair;

import org.jspecify.annotations.Nullable;

/**
 * What one direction of a link does to packets. First chance decides what is lost, then the
 * bottleneck what finds no room, then every packet gets its delay.
 *
 * @param delayMillis mean delay, in [0, {@value #MAX_MILLIS}]
 * @param jitterMillis standard deviation of the delay, normal around the mean and cut at 0; in [0,
 *     {@value #MAX_MILLIS}]
 * @param keepsOrder true = a packet waits for those before it, which raises the mean; false = each
 *     has its own delay, as with {@code netem}
 * @param lossRatio lost each on its own, in [0, 1]
 * @param burstLoss null = none
 * @param bottleneck null = none
 * @param duplicateRatio share that passes twice, in [0, 1]
 */
public record Impairment(
    double delayMillis,
    double jitterMillis,
    boolean keepsOrder,
    double lossRatio,
    @Nullable BurstLoss burstLoss,
    @Nullable Bottleneck bottleneck,
    double duplicateRatio) {

  /** Longer than any call bears. */
  public static final double MAX_MILLIS = 10_000;

  public static final Impairment NONE = new Impairment(0, 0, true, 0, null, null, 0);

  public Impairment {
    Ratios.requireMillis("delayMillis", delayMillis, MAX_MILLIS);
    Ratios.requireMillis("jitterMillis", jitterMillis, MAX_MILLIS);
    Ratios.requireRatio("lossRatio", lossRatio);
    Ratios.requireRatio("duplicateRatio", duplicateRatio);
  }

  Impairment withDelay(double newDelayMillis, double newJitterMillis, boolean newKeepsOrder) {
    return new Impairment(
        newDelayMillis,
        newJitterMillis,
        newKeepsOrder,
        lossRatio,
        burstLoss,
        bottleneck,
        duplicateRatio);
  }

  Impairment withLoss(double newLossRatio) {
    return new Impairment(
        delayMillis, jitterMillis, keepsOrder, newLossRatio, burstLoss, bottleneck, duplicateRatio);
  }

  Impairment withBurstLoss(BurstLoss newBurstLoss) {
    return new Impairment(
        delayMillis, jitterMillis, keepsOrder, lossRatio, newBurstLoss, bottleneck, duplicateRatio);
  }

  Impairment withBottleneck(Bottleneck newBottleneck) {
    return new Impairment(
        delayMillis, jitterMillis, keepsOrder, lossRatio, burstLoss, newBottleneck, duplicateRatio);
  }

  Impairment withDuplicates(double newDuplicateRatio) {
    return new Impairment(
        delayMillis, jitterMillis, keepsOrder, lossRatio, burstLoss, bottleneck, newDuplicateRatio);
  }
}
