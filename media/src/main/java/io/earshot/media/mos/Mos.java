package io.earshot.media.mos;

import io.earshot.media.mos.codec.Grounding;
import io.earshot.media.mos.emodel.MosScale;
import org.jspecify.annotations.Nullable;

/**
 * Estimated quality of one leg.
 *
 * @param lq listening quality on {@code scale}, [1, 4.5]: codec and loss, no delay
 * @param cq conversational quality on {@code scale}, [1, lq]: with mouth-to-ear delay; null where
 *     that is unknown
 * @param r rating behind {@code lq}, [0, 148], comparable across scales
 * @param scale never average or compare {@code lq} and {@code cq} of different scales
 * @param mosFb {@code lq} said on the fullband scale, [1, 4.5]: the one that legs share
 * @param grounding how well the codec's numbers are founded
 * @param basis for people: recommendation and table that were chosen
 */
public record Mos(
    double lq,
    @Nullable Double cq,
    double r,
    MosScale scale,
    double mosFb,
    Grounding grounding,
    String basis) {

  /**
   * The worse of two windows, by the rating that all scales share; so the worst window of a call is
   * found, where a mean of MOS would hide it.
   */
  public Mos worse(Mos other) {
    return other.r < r ? other : this;
  }
}
