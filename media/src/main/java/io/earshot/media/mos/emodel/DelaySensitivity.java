package io.earshot.media.mos.emodel;

/**
 * How much the people of a call mind delay: ITU-T G.107 (06/2015) Table 1, after Raake et al.,
 * Interspeech 2013.
 *
 * @param sT how readily delay is blamed on the line, above {@value #EXCLUSIVE_MIN_ST}: at and below
 *     it eq. 7-27 gives no impairment or a negative one
 * @param mTMillis smallest delay that is perceived, milliseconds, above 0
 */
public record DelaySensitivity(double sT, double mTMillis) {

  /** Where the exponent 6·sT of eq. 7-27 is 1 and the impairment vanishes for every delay. */
  static final double EXCLUSIVE_MIN_ST = 1.0 / 6;

  /** Ten times the most sensitive class; far above it the powers of eq. 7-27 overflow. */
  static final double MAX_ST = 10;

  /** Both parties talk: business, interactive. */
  public static final DelaySensitivity DEFAULT = new DelaySensitivity(1, 100);

  /** Mostly one party talks. */
  public static final DelaySensitivity LOW = new DelaySensitivity(0.55, 120);

  /** Announcements, listening only. */
  public static final DelaySensitivity VERY_LOW = new DelaySensitivity(0.4, 150);

  public DelaySensitivity {
    if (!(EXCLUSIVE_MIN_ST < sT && sT <= MAX_ST)) {
      throw new IllegalArgumentException("sT=" + sT + " outside (1/6, " + MAX_ST + "]");
    }
    if (!(0 < mTMillis && mTMillis <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("mTMillis=" + mTMillis + " not a finite number > 0");
    }
  }
}
