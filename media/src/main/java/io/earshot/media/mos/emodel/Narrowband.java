package io.earshot.media.mos.emodel;

/**
 * The E-model of the telephone band, ITU-T G.107 (06/2015): {@code R = Ro - Is - Id - Ie,eff + A}
 * (eq. 7-1).
 *
 * <p>All defaults: R = 93.2, MOS 4.41 (clause 7.7).
 */
public final class Narrowband {

  private Narrowband() {}

  /** R = 93.2 - Idd - Ie,eff: everything else at its default, and no echo. */
  public static Rating rated(Conditions conditions) {
    return Rating.withoutEcho(MosScale.NARROWBAND, conditions);
  }

  /**
   * All of eq. 7-1 to 7-29. Delay costs more here than in {@link #rated(Conditions)}, because with
   * {@link Echo#PATH} the talker hears their own voice come back: R 89.54 instead of 93.04 at 150
   * ms.
   */
  public static Full full(Line line, Echo echo, Conditions conditions) {
    double echoMillis = echo == Echo.PATH ? conditions.mouthToEarMillis() : 0;
    double no = NoiseSum.no(line);
    double ro = NoiseSum.ro(line);
    SimultaneousImpairment is = SimultaneousImpairment.of(line, echoMillis);
    double idte = EchoImpairment.narrowbandIdte(line, echoMillis, is.ist());
    double idle = EchoImpairment.idle(line, ro, 2 * echoMillis);
    double best = ro - is.is() + line.value(LineParameter.A);
    Rating rating = Rating.of(MosScale.NARROWBAND, best, idte, idle, conditions);
    return new Full(rating, no, ro, is.iolr(), is.ist(), is.iq());
  }

  /**
   * A rating with the terms that only the full model has.
   *
   * @param no sum of all noise, dBm0p
   * @param ro basic signal-to-noise ratio
   */
  public record Full(Rating rating, double no, double ro, double iolr, double ist, double iq) {

    /** Is, eq. 7-8. */
    public double is() {
      return iolr + ist + iq;
    }
  }
}
