package io.earshot.media.mos.emodel;

/**
 * The listening context that a MOS belongs to. The three R axes are one axis with different
 * ceilings, but a MOS of one context says nothing in another: G.711 at its best is 4.41 narrowband
 * and 3.25 fullband. Never average or compare MOS across scales; use {@link #FULLBAND}'s {@link
 * #mosOf} of every leg's R instead.
 */
public enum MosScale {
  /** ITU-T G.107 (06/2015): telephone band, with default parameters rounded as in clause 7.7. */
  NARROWBAND("nb", 93.2, 95, 1.0),
  /** ITU-T G.107.1 (06/2019): Ro,WB = 129 (eq. 7-2), Annex A. */
  WIDEBAND("wb", 129, 95, 1.29),
  /** ITU-T G.107.2 (06/2019): Ro,FB = 148 at default noise, ceiling 132, Annex A. */
  FULLBAND("fb", 148, 132, 1.48);

  private final String label;
  private final double bestR;
  private final double ceilingOfIeEff;
  private final double ruler;

  MosScale(String label, double bestR, double ceilingOfIeEff, double ruler) {
    this.label = label;
    this.bestR = bestR;
    this.ceilingOfIeEff = ceilingOfIeEff;
    this.ruler = ruler;
  }

  /** {@code nb}, {@code wb} or {@code fb}. */
  public String label() {
    return label;
  }

  /** R of this context without any impairment. */
  public double bestR() {
    return bestR;
  }

  /** What Ie,eff tends to as loss grows: 95, or 132 for fullband. */
  public double ceilingOfIeEff() {
    return ceilingOfIeEff;
  }

  /** R units of this context for one narrowband unit: 1, 1.29 or 1.48. */
  public double ruler() {
    return ruler;
  }

  /** MOS in [1, 4.5] of a rating on the common R axis, heard in this context. */
  public double mosOf(double r) {
    return MosCurve.mosOf(r / ruler);
  }
}
