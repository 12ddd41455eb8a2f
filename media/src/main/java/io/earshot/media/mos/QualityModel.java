package io.earshot.media.mos;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.mos.codec.AudioPayload;
import io.earshot.media.mos.codec.CodecImpairment;
import io.earshot.media.mos.codec.CodecTables;
import io.earshot.media.mos.emodel.Conditions;
import io.earshot.media.mos.emodel.DelaySensitivity;
import io.earshot.media.mos.emodel.Echo;
import io.earshot.media.mos.emodel.Fullband;
import io.earshot.media.mos.emodel.MosScale;
import io.earshot.media.mos.emodel.Narrowband;
import io.earshot.media.mos.emodel.Rating;
import io.earshot.media.mos.emodel.Wideband;
import org.jspecify.annotations.Nullable;

/**
 * From codec, residual loss and delay of a leg to its MOS: G.107.2 for Opus and EVS from
 * superwideband on, G.107.1 for wideband and G.107 for the telephone band, all without echo, as
 * between echo-cancelled endpoints.
 *
 * <p>Beyond the recommendations BurstR is {@linkplain BurstLimit limited} and R held at 0.
 *
 * <p>Worked example: Opus at 32 kbit/s fullband, nothing lost, 120 ms mouth to ear: R 131.86, lq
 * and cq 4.32; at 5 % random loss R 94.1, 3.28.
 */
public final class QualityModel {

  /** For people who talk with each other. */
  public static final QualityModel CONVERSATION = new QualityModel(DelaySensitivity.DEFAULT);

  private static final double WORST_R = 0;

  private final DelaySensitivity sensitivity;

  private QualityModel(DelaySensitivity sensitivity) {
    this.sensitivity = sensitivity;
  }

  /** For people who mind delay otherwise, such as {@link DelaySensitivity#LOW} for listeners. */
  public static QualityModel of(DelaySensitivity sensitivity) {
    return new QualityModel(sensitivity);
  }

  /**
   * Estimates one leg over some time; null for a codec that nobody has rated.
   *
   * @param residual loss after every repair, late packets included
   * @param mouthToEarMillis one way, of this leg's own sound, at least 0 and finite. The lag of a
   *     translation is no such delay and has no place here. Null = unknown: then {@code cq} is, too
   */
  public @Nullable Mos mos(
      AudioPayload payload, LossPattern residual, @Nullable Double mouthToEarMillis) {
    CodecImpairment codec = CodecTables.of(payload);
    return codec == null ? null : mos(codec, residual, mouthToEarMillis);
  }

  private Mos mos(CodecImpairment codec, LossPattern residual, @Nullable Double mouthToEarMillis) {
    MosScale scale = codec.scale();
    Conditions listening =
        Conditions.of(codec.equipment())
            .withSensitivity(sensitivity)
            .withLoss(BurstLimit.applied(residual));
    double r = r(scale, listening);
    Double cq =
        mouthToEarMillis == null
            ? null
            : scale.mosOf(r(scale, listening.withDelayMillis(mouthToEarMillis)));
    return new Mos(
        scale.mosOf(r),
        cq,
        r,
        scale,
        MosScale.FULLBAND.mosOf(r),
        codec.grounding(),
        recommendation(scale) + ", " + codec.basis());
  }

  private static double r(MosScale scale, Conditions conditions) {
    Rating rating =
        switch (scale) {
          case NARROWBAND -> Narrowband.rated(conditions);
          case WIDEBAND -> Wideband.rated(Echo.NONE, conditions);
          case FULLBAND -> Fullband.rated(conditions);
        };
    return Math.max(WORST_R, rating.r());
  }

  private static String recommendation(MosScale scale) {
    return switch (scale) {
      case NARROWBAND -> "G.107";
      case WIDEBAND -> "G.107.1";
      case FULLBAND -> "G.107.2";
    };
  }
}
