package io.earshot.console.mos;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.mos.codec.AudioBandwidth;
import io.earshot.media.mos.codec.CodecImpairment;
import io.earshot.media.mos.codec.OpusTables;
import io.earshot.media.mos.emodel.Conditions;
import io.earshot.media.mos.emodel.DelaySensitivity;
import io.earshot.media.mos.emodel.Echo;
import io.earshot.media.mos.emodel.Equipment;
import io.earshot.media.mos.emodel.Fullband;
import io.earshot.media.mos.emodel.Line;
import io.earshot.media.mos.emodel.LineParameter;
import io.earshot.media.mos.emodel.MosScale;
import io.earshot.media.mos.emodel.Narrowband;
import io.earshot.media.mos.emodel.Rating;
import io.earshot.media.mos.emodel.Wideband;
import java.util.List;

/**
 * Rows that end in a MOS. They follow the recommendations to the letter: R may be negative, and
 * BurstR is taken as it comes, but for its least value 1.
 */
final class RatedRows {

  private static final List<String> ECHOES = List.of("path", "none");
  private static final List<String> BANDWIDTHS = List.of("nb", "mb", "wb", "swb", "fb");
  private static final List<String> BITRATE_MODES = List.of("vbr", "cbr");

  private RatedRows() {}

  /** G.107 with every term. */
  static RowResult narrowbandFull(RowInputs inputs) {
    Line line = Line.DEFAULT;
    for (LineParameter parameter : LineParameter.values()) {
      line =
          line.with(parameter, inputs.finiteNumber(parameter.symbol(), parameter.defaultValue()));
    }
    Narrowband.Full full =
        Narrowband.full(line, echo(inputs, "path"), conditions(inputs, MosScale.NARROWBAND));
    return result(full.rating())
        .and("Idte", full.rating().idte())
        .and("Idle", full.rating().idle())
        .and("No", full.no())
        .and("Ro", full.ro())
        .and("Iolr", full.iolr())
        .and("Ist", full.ist())
        .and("Iq", full.iq())
        .and("Is", full.is());
  }

  /** R = 93.2 - Idd - Ie,eff. */
  static RowResult narrowband(RowInputs inputs) {
    return result(Narrowband.rated(conditions(inputs, MosScale.NARROWBAND)));
  }

  /** G.107.1. */
  static RowResult wideband(RowInputs inputs) {
    Rating rating = Wideband.rated(echo(inputs, "none"), conditions(inputs, MosScale.WIDEBAND));
    return result(rating).and("Idte", rating.idte()).and("Idle", rating.idle());
  }

  /** G.107.2. */
  static RowResult fullband(RowInputs inputs) {
    return result(Fullband.rated(conditions(inputs, MosScale.FULLBAND)));
  }

  /** The model of the table that bandwidth and bitrate of an Opus stream choose. */
  static RowResult opus(RowInputs inputs) {
    AudioBandwidth bandwidth =
        AudioBandwidth.values()[BANDWIDTHS.indexOf(inputs.word("bw", "swb", BANDWIDTHS))];
    boolean constant = inputs.word("mode", "vbr", BITRATE_MODES).equals("cbr");
    double kbps = inputs.number("kbps", 1, 1000);
    CodecImpairment codec = OpusTables.at(bandwidth, constant, 1000 * kbps);
    Conditions conditions = conditions(inputs, codec.equipment());
    Rating rating =
        switch (codec.scale()) {
          case NARROWBAND -> Narrowband.rated(conditions);
          case WIDEBAND -> Wideband.rated(Echo.NONE, conditions);
          case FULLBAND -> Fullband.rated(conditions);
        };
    return result(rating)
        .and("Ie", codec.equipment().ie())
        .and("Bpl", codec.equipment().bpl())
        .and("scale", codec.scale().label())
        .and("grounding", codec.grounding().label());
  }

  /** R to MOS on a scale. */
  static RowModel curve(MosScale scale) {
    return inputs -> {
      double r = inputs.number("R", -Double.MAX_VALUE, Double.MAX_VALUE);
      return RowResult.rated(r, scale.mosOf(r));
    };
  }

  static DelaySensitivity sensitivity(RowInputs inputs) {
    return new DelaySensitivity(
        inputs.finiteNumber("sT", DelaySensitivity.DEFAULT.sT()),
        inputs.finiteNumber("mT", DelaySensitivity.DEFAULT.mTMillis()));
  }

  static Equipment equipment(RowInputs inputs, double ceiling) {
    return new Equipment(
        inputs.number("Ie", Equipment.DEFAULT.ie(), 0, ceiling),
        inputs.number("Bpl", Equipment.DEFAULT.bpl(), 0, Double.MAX_VALUE));
  }

  static LossPattern loss(RowInputs inputs) {
    double burstRatio = inputs.number("BurstR", 1, 0, Double.MAX_VALUE);
    return new LossPattern(inputs.number("Ppl", 0, 0, 100) / 100, Math.max(1, burstRatio));
  }

  private static Conditions conditions(RowInputs inputs, MosScale scale) {
    return conditions(inputs, equipment(inputs, scale.ceilingOfIeEff()));
  }

  private static Conditions conditions(RowInputs inputs, Equipment equipment) {
    double mouthToEarMillis = inputs.number("Ta", 0, 0, Double.MAX_VALUE);
    return new Conditions(mouthToEarMillis, sensitivity(inputs), equipment, loss(inputs));
  }

  private static Echo echo(RowInputs inputs, String otherwise) {
    return inputs.word("echo", otherwise, ECHOES).equals("path") ? Echo.PATH : Echo.NONE;
  }

  private static RowResult result(Rating rating) {
    return RowResult.rated(rating.r(), rating.mos())
        .and("Idd", rating.idd())
        .and("IeEff", rating.effectiveIe());
  }
}
