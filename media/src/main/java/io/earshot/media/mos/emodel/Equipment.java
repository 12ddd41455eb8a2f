package io.earshot.media.mos.emodel;

import io.earshot.media.loss.LossPattern;

/**
 * What a codec costs: ITU-T G.113's equipment impairment factor and packet-loss robustness, on the
 * axis of one {@link MosScale}.
 *
 * @param ie impairment without loss, in [0, 132]
 * @param bpl percent; at this much random loss the impairment has gone half of its way to the
 *     ceiling
 */
public record Equipment(double ie, double bpl) {

  /** G.711 without concealment: the defaults of G.107. */
  public static final Equipment DEFAULT = new Equipment(0, 4.3);

  public Equipment {
    Finite.within("ie", ie, 0, MosScale.FULLBAND.ceilingOfIeEff());
    Finite.atLeast("bpl", bpl, 0);
  }

  /**
   * Ie,eff under loss, in [Ie, ceiling]: ITU-T G.107 (06/2015) eq. 7-29, {@code Ie + (ceiling - Ie)
   * · Ppl / (Ppl/BurstR + Bpl)}; the ceiling is 95 in G.107 and G.107.1 (eq. 7-15, which knows
   * random loss only) and 132 in G.107.2.
   *
   * <p>Held at the ceiling: unbounded, Ie 10.2 and Bpl 9.6 at 100 % loss and BurstR 8 give 561.
   */
  public double effectiveIe(LossPattern loss, double ceiling) {
    Finite.within("ie", ie, 0, ceiling);
    if (loss.lossRatio() == 0) {
      return ie;
    }
    double ppl = loss.lossPercent();
    double lossShare = ppl / (ppl / loss.burstRatio() + bpl);
    return Math.min(ceiling, ie + (ceiling - ie) * lossShare);
  }
}
