package io.earshot.media.mos.codec;

import io.earshot.media.mos.emodel.Equipment;
import io.earshot.media.mos.emodel.MosScale;

/**
 * A codec's place in the E-model.
 *
 * @param scale that the equipment's numbers belong to, and that MOS is said on
 * @param basis for people: which table these numbers come from
 */
public record CodecImpairment(
    MosScale scale, Equipment equipment, Grounding grounding, String basis) {

  /** The same numbers with one more reason why they were taken. */
  CodecImpairment withBasis(String reason) {
    return new CodecImpairment(scale, equipment, grounding, basis + "; " + reason);
  }

  /** The same numbers for something they were not made for. */
  CodecImpairment assumedBecause(String why) {
    return new CodecImpairment(scale, equipment, Grounding.ASSUMED, basis + "; " + why);
  }
}
