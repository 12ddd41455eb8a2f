package io.earshot.media.mos.emodel;

/**
 * Parameters of a telephone connection that G.107 knows besides delay, codec and loss: ITU-T G.107
 * (06/2015) Table 2 and 3, with their symbols and default values.
 */
public enum LineParameter {
  /** Send loudness rating, dB. */
  SLR("SLR", 8),
  /** Receive loudness rating, dB. */
  RLR("RLR", 2),
  /** Sidetone masking rating, dB. */
  STMR("STMR", 15),
  /** Listener sidetone rating, dB. */
  LSTR("LSTR", 18),
  /** D-factor of the telephone, send side. */
  DS("Ds", 3),
  /** Talker echo loudness rating, dB. */
  TELR("TELR", 65),
  /** Weighted echo path loss, dB. */
  WEPL("WEPL", 110),
  /** Quantization distortion units, at least 1. */
  QDU("qdu", 1),
  /** Circuit noise referred to the 0 dBr point, dBm0p. */
  NC("Nc", -70),
  /** Noise floor at the receive side, dBmp. */
  NFOR("Nfor", -64),
  /** Room noise at the send side, dB(A). */
  PS("Ps", 35),
  /** Room noise at the receive side, dB(A). */
  PR("Pr", 35),
  /** Advantage factor: what users forgive a mobile phone. 0 when quality is measured. */
  A("A", 0);

  private final String symbol;
  private final double defaultValue;

  LineParameter(String symbol, double defaultValue) {
    this.symbol = symbol;
    this.defaultValue = defaultValue;
  }

  /** As the recommendation writes it. */
  public String symbol() {
    return symbol;
  }

  public double defaultValue() {
    return defaultValue;
  }
}
