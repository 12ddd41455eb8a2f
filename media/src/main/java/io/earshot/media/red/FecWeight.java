package io.earshot.media.red;

/**
 * How much of a loss remains where in-band FEC (Opus' LBRR, RFC 6716 §2.1.7) brought the frame back
 * at a lower rate.
 *
 * @param lossPerFrame in [0, 1]: 0 as good as received, 1 as bad as lost
 */
public record FecWeight(double lossPerFrame) {

  /** No in-band FEC: nothing is brought back. */
  public static final FecWeight NO_FEC = new FecWeight(1);

  /**
   * Ours, not measured. Jiang and Schulzrinne, NOSSDAV 2002, give the direction only: exact copies
   * are much preferred to low-rate ones.
   */
  public static final FecWeight USUAL = new FecWeight(0.25);

  public FecWeight {
    if (!(0 <= lossPerFrame && lossPerFrame <= 1)) {
      throw new IllegalArgumentException("lossPerFrame=" + lossPerFrame + " outside [0, 1]");
    }
  }
}
