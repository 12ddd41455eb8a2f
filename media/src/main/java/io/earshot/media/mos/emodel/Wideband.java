package io.earshot.media.mos.emodel;

/**
 * The wideband E-model, ITU-T G.107.1 (06/2019) with Corrigendum 1: {@code R = 129 - Id,WB -
 * Ie,eff,WB} (eq. 7-1 to 7-3; A is 0, eq. 7-16), on the axis that reaches 129.
 *
 * <p>The recommendation's Ie,eff,WB (eq. 7-15) is for random loss; for bursts we take eq. 7-29's
 * denominator.
 */
public final class Wideband {

  private Wideband() {}

  public static Rating rated(Echo echo, Conditions conditions) {
    if (echo == Echo.NONE) {
      return Rating.withoutEcho(MosScale.WIDEBAND, conditions);
    }
    double delayMillis = conditions.mouthToEarMillis();
    double best = MosScale.WIDEBAND.bestR();
    double idte = EchoImpairment.widebandIdte(Line.DEFAULT, delayMillis);
    double idle = EchoImpairment.idle(Line.DEFAULT, best, 2 * delayMillis);
    return Rating.of(MosScale.WIDEBAND, best, idte, idle, conditions);
  }
}
