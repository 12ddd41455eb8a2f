package io.earshot.media.mos.emodel;

/**
 * Is, what impairs the voice while it is heard: ITU-T G.107 (06/2015) eq. 7-8 to 7-17. With
 * defaults 1.413568.
 *
 * @param iolr too loud or too quiet a connection, eq. 7-9
 * @param ist sidetone that is not optimal, eq. 7-11; may be a hair below 0
 * @param iq quantization distortion, eq. 7-13
 */
record SimultaneousImpairment(double iolr, double ist, double iq) {

  /** Is, eq. 7-8. */
  double is() {
    return iolr + ist + iq;
  }

  /** Impairment of a line whose talker hears their echo after {@code echoDelayMillis} one way. */
  static SimultaneousImpairment of(Line line, double echoDelayMillis) {
    return new SimultaneousImpairment(iolr(line), ist(line, echoDelayMillis), iq(line));
  }

  private static double iolr(Line line) {
    double xolr =
        line.olr() + 0.2 * (64 + NoiseSum.no(line) - line.value(LineParameter.RLR)); // 7-10
    return 20 * (StrictMath.pow(1 + StrictMath.pow(xolr / 8, 8), 1.0 / 8) - xolr / 8);
  }

  private static double ist(Line line, double echoDelayMillis) {
    double stmro = stmro(line, echoDelayMillis);
    return 12 * smooth((stmro - 13) / 6, 8)
        - 28 * smooth((stmro + 1) / 19.4, 35)
        - 13 * smooth((stmro - 3) / 33, 13)
        + 29;
  }

  /** STMRo, sidetone and early echo together in dB, eq. 7-12. */
  private static double stmro(Line line, double echoDelayMillis) {
    double sidetone = NoiseSum.power(-line.value(LineParameter.STMR));
    double echo =
        StrictMath.exp(-echoDelayMillis / 4) * NoiseSum.power(-line.value(LineParameter.TELR));
    return -10 * StrictMath.log10(sidetone + echo);
  }

  private static double smooth(double x, int exponent) {
    return StrictMath.pow(1 + StrictMath.pow(x, exponent), 1.0 / exponent);
  }

  private static double iq(Line line) {
    double q = 37 - 15 * StrictMath.log10(line.value(LineParameter.QDU)); // 7-17
    double g = 1.07 + 0.258 * q + 0.0602 * q * q; // 7-16
    double y = (NoiseSum.ro(line) - 100) / 15 + 46 / 8.4 - g / 9; // 7-14
    double z = 46.0 / 30 - g / 40; // 7-15
    return 15 * StrictMath.log10(1 + StrictMath.pow(10, y) + StrictMath.pow(10, z));
  }
}
