package io.earshot.media.mos.emodel;

/**
 * R to MOS, ITU-T G.107 (06/2015) Annex B; G.107.1 and G.107.2 Annex A use the same curve on R
 * divided by 1.29 or 1.48.
 *
 * <p>Table B.1: R 90, 80, 70, 60, 50 is MOS 4.34, 4.03, 3.60, 3.10, 2.58. The curve dips below 1
 * between 0 and 6.5, where it is held at 1.
 */
final class MosCurve {

  private static final double WORST_MOS = 1;
  private static final double BEST_MOS = 4.5;
  private static final double BEST_R = 100;

  private MosCurve() {}

  /** MOS in [1, 4.5] of any R; an R that is not a number is refused. */
  static double mosOf(double r) {
    if (Double.isNaN(r)) {
      throw new IllegalArgumentException("r=NaN is not a number");
    }
    if (r <= 0) {
      return WORST_MOS;
    }
    if (r >= BEST_R) {
      return BEST_MOS;
    }
    return Math.max(WORST_MOS, 1 + 0.035 * r + 7e-6 * r * (r - 60) * (BEST_R - r));
  }
}
