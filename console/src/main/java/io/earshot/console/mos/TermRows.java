package io.earshot.console.mos;

import io.earshot.media.mos.emodel.DelayImpairment;
import io.earshot.media.mos.emodel.MosScale;
import java.util.Arrays;
import java.util.List;

/** Rows that ask for one term of the E-model. */
final class TermRows {

  /** No scale reaches further. */
  private static final double MAX_CEILING = MosScale.FULLBAND.ceilingOfIeEff();

  private static final List<String> SCALES =
      Arrays.stream(MosScale.values()).map(MosScale::label).toList();

  private TermRows() {}

  /** Ie,eff, eq. 7-29. */
  static RowResult effectiveIe(RowInputs inputs) {
    double ceiling = inputs.number("ceil", MosScale.NARROWBAND.ceilingOfIeEff(), 0, MAX_CEILING);
    return RowResult.withoutRating()
        .and(
            "IeEff",
            RatedRows.equipment(inputs, ceiling).effectiveIe(RatedRows.loss(inputs), ceiling));
  }

  /** Idd, eq. 7-27, on the axis of a scale. */
  static RowResult idd(RowInputs inputs) {
    String label = inputs.word("scale", MosScale.NARROWBAND.label(), SCALES);
    MosScale scale = MosScale.values()[SCALES.indexOf(label)];
    double mouthToEarMillis = inputs.number("Ta", 0, 0, Double.MAX_VALUE);
    double idd = DelayImpairment.idd(mouthToEarMillis, RatedRows.sensitivity(inputs));
    return RowResult.withoutRating().and("Idd", scale.ruler() * idd);
  }
}
