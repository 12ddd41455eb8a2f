package io.earshot.media.mos.emodel;

/**
 * What echo costs: Idte for the talker and Idle for the listener, ITU-T G.107 (06/2015) eq. 7-19 to
 * 7-26, and their wideband form of G.107.1 Annex A. Endpoints with an echo canceller have neither.
 */
final class EchoImpairment {

  /** Below this the talker's echo melts into the sidetone, eq. 7-19. */
  private static final double LEAST_DELAY_MILLIS = 1;

  private static final double WEAK_SIDETONE_STMR = 20;
  private static final double STRONG_SIDETONE_STMR = 9;

  /** Noise floor that the wideband Roe is read with: G.107.1 leaves No,WB undefined. */
  private static final double WIDEBAND_NFOR = -96;

  private EchoImpairment() {}

  /**
   * Idte, eq. 7-19 to 7-24.
   *
   * @param ist of the same line, eq. 7-11
   */
  static double narrowbandIdte(Line line, double delayMillis, double ist) {
    if (delayMillis < LEAST_DELAY_MILLIS) {
      return 0;
    }
    double stmr = line.value(LineParameter.STMR);
    double terv = terv(line, delayMillis) + (stmr < STRONG_SIDETONE_STMR ? ist / 2 : 0); // 7-23
    double idte = idte(roe(line), 80 + 2.5 * (terv - 14), delayMillis);
    return stmr > WEAK_SIDETONE_STMR ? StrictMath.hypot(idte, ist) : idte; // 7-24
  }

  /** Idte,WB: another Re, and TERV raised by K. */
  static double widebandIdte(Line line, double delayMillis) {
    double k = delayMillis < 100 ? 0.08 * delayMillis + 10 : 18;
    double re = 80 + 3 * (terv(line, delayMillis) + k - 14);
    return idte(roe(line.with(LineParameter.NFOR, WIDEBAND_NFOR)), re, delayMillis);
  }

  /** Idle, eq. 7-25 and 7-26, with the delay of the whole loop. */
  static double idle(Line line, double ro, double loopDelayMillis) {
    double rle =
        10.5 * (line.value(LineParameter.WEPL) + 7) * StrictMath.pow(loopDelayMillis + 1, -1.0 / 4);
    double half = (ro - rle) / 2;
    return half + StrictMath.sqrt(half * half + 169);
  }

  private static double idte(double roe, double re, double delayMillis) {
    double half = (roe - re) / 2;
    return (half + StrictMath.sqrt(half * half + 100) - 1) * (1 - StrictMath.exp(-delayMillis));
  }

  /** Roe, eq. 7-20. */
  private static double roe(Line line) {
    return -1.5 * (NoiseSum.no(line) - line.value(LineParameter.RLR));
  }

  /** TERV, eq. 7-22. */
  private static double terv(Line line, double delayMillis) {
    double distance = (1 + delayMillis / 10) / (1 + delayMillis / 150);
    return line.value(LineParameter.TELR)
        - 40 * StrictMath.log10(distance)
        + 6 * StrictMath.exp(-0.3 * delayMillis * delayMillis);
  }
}
