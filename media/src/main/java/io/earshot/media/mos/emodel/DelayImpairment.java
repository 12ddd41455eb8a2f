package io.earshot.media.mos.emodel;

/**
 * Idd, the impairment by pure mouth-to-ear delay without echo, on the narrowband axis: ITU-T G.107
 * (06/2015) eq. 7-27 and 7-28. G.107.1 eq. 7-13 and G.107.2 multiply it by {@link
 * MosScale#ruler()}.
 *
 * <p>0 up to mT, then rising towards 50: 3.04 at 200 ms, 14.76 at 300 ms. The recommendation covers
 * delays up to 500 ms; beyond, the curve only saturates.
 */
public final class DelayImpairment {

  private static final double ASYMPTOTE = 50;
  private static final double EXPONENT_AT_SENSITIVITY_1 = 6;

  private DelayImpairment() {}

  /**
   * Idd in [0, 50] of a mouth-to-ear delay in milliseconds, at least 0 and finite. The lag of a
   * translation is no such delay: it never belongs in here.
   */
  public static double idd(double mouthToEarMillis, DelaySensitivity sensitivity) {
    Finite.atLeast("mouthToEarMillis", mouthToEarMillis, 0);
    if (mouthToEarMillis <= sensitivity.mTMillis()) {
      return 0;
    }
    double x = StrictMath.log(mouthToEarMillis / sensitivity.mTMillis()) / StrictMath.log(2);
    double exponent = EXPONENT_AT_SENSITIVITY_1 * sensitivity.sT();
    double idd = ASYMPTOTE / 2 * (bend(x, exponent) - 3 * bend(x / 3, exponent) + 2);
    // Where it starts and ends, the difference of near-equal terms may round to just outside.
    return Math.max(0, Math.min(ASYMPTOTE, idd));
  }

  private static double bend(double x, double exponent) {
    return StrictMath.pow(1 + StrictMath.pow(x, exponent), 1 / exponent);
  }
}
