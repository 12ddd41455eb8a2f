package io.earshot.media.mos.emodel;

/**
 * A transmission rating and what it is made of: {@code R = best - idte - idle - idd - effectiveIe}.
 * R is not held at 0: below it the MOS is 1.
 *
 * @param idte impairment by talker echo; 0 without echo
 * @param idle impairment by listener echo; 0 without echo, but for the full G.107
 * @param idd impairment by pure delay
 * @param effectiveIe impairment by codec and loss
 */
public record Rating(
    MosScale scale, double r, double idte, double idle, double idd, double effectiveIe) {

  public Rating {
    Finite.any("r", r);
  }

  /** The scale's best R less delay and equipment. */
  static Rating withoutEcho(MosScale scale, Conditions conditions) {
    return of(scale, scale.bestR(), 0, 0, conditions);
  }

  static Rating of(MosScale scale, double best, double idte, double idle, Conditions conditions) {
    double idd = conditions.idd(scale);
    double effectiveIe = conditions.effectiveIe(scale);
    return new Rating(scale, best - idte - idle - idd - effectiveIe, idte, idle, idd, effectiveIe);
  }

  public double mos() {
    return scale.mosOf(r);
  }
}
