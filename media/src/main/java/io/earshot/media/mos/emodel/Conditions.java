package io.earshot.media.mos.emodel;

import io.earshot.media.loss.LossPattern;

/**
 * What a call is rated for.
 *
 * @param mouthToEarMillis Ta, one way, at least 0 and finite; the recommendations cover up to 500
 * @param sensitivity how much these people mind the delay
 * @param equipment codec, on the scale that it is rated on
 * @param loss what is left after every repair, late packets included
 */
public record Conditions(
    double mouthToEarMillis, DelaySensitivity sensitivity, Equipment equipment, LossPattern loss) {

  public Conditions {
    Finite.atLeast("mouthToEarMillis", mouthToEarMillis, 0);
  }

  /** The codec alone: no delay, no loss. */
  public static Conditions of(Equipment equipment) {
    return new Conditions(0, DelaySensitivity.DEFAULT, equipment, LossPattern.NONE);
  }

  public Conditions withDelayMillis(double millis) {
    return new Conditions(millis, sensitivity, equipment, loss);
  }

  public Conditions withSensitivity(DelaySensitivity other) {
    return new Conditions(mouthToEarMillis, other, equipment, loss);
  }

  public Conditions withLoss(LossPattern other) {
    return new Conditions(mouthToEarMillis, sensitivity, equipment, other);
  }

  /** Idd on a scale's axis. */
  double idd(MosScale scale) {
    return scale.ruler() * DelayImpairment.idd(mouthToEarMillis, sensitivity);
  }

  /** Ie,eff under a scale's ceiling. */
  double effectiveIe(MosScale scale) {
    return equipment.effectiveIe(loss, scale.ceilingOfIeEff());
  }
}
