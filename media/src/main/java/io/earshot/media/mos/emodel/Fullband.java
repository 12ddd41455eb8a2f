package io.earshot.media.mos.emodel;

/**
 * The fullband E-model, ITU-T G.107.2 (06/2019, revised 03/2023) clauses 7.2 to 7.5: {@code R = 148
 * - 1.48·Idd - Ie,eff,FB}, at default noise, with a ceiling of 132 for the equipment. It knows pure
 * delay and no echo.
 *
 * <p>EVS at 48 kbit/s (Ie 10.2, Bpl 9.6) without loss: R 137.8, MOS 4.41.
 */
public final class Fullband {

  private Fullband() {}

  public static Rating rated(Conditions conditions) {
    return Rating.withoutEcho(MosScale.FULLBAND, conditions);
  }
}
