package io.earshot.console.mos;

import io.earshot.media.mos.emodel.MosScale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The formulas by the names that rows call them by. */
final class RowModels {

  private static final TreeMap<String, RowModel> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("g107_full", RatedRows::narrowbandFull),
              Map.entry("g107_simple", RatedRows::narrowband),
              Map.entry("g1071", RatedRows::wideband),
              Map.entry("g1072", RatedRows::fullband),
              Map.entry("g1072_opus", RatedRows::opus),
              Map.entry("r_to_mos_nb", RatedRows.curve(MosScale.NARROWBAND)),
              Map.entry("r_to_mos_wb", RatedRows.curve(MosScale.WIDEBAND)),
              Map.entry("r_to_mos_fb", RatedRows.curve(MosScale.FULLBAND)),
              Map.entry("ie_eff", TermRows::effectiveIe),
              Map.entry("idd", TermRows::idd),
              Map.entry("gilbert_red", LossRows::gilbert),
              Map.entry("gilbert_elliott_red", LossRows::gilbertElliott),
              Map.entry("red_sequence", LossRows::sequence),
              Map.entry("rfc3611_exact", PacketRows::burstGap),
              Map.entry("rfc3611_a2", PacketRows::xrCounters),
              Map.entry("rfc3550_jitter", PacketRows::jitter)));

  private RowModels() {}

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  static RowResult evaluated(String model, String inputsJson) {
    RowModel known = BY_NAME.get(model);
    if (known == null) {
      throw RowRefused.found("model", "\"" + model + "\"", "one of " + String.join(", ", names()));
    }
    RowInputs inputs = RowInputs.parsed(inputsJson);
    RowResult result = known.evaluate(inputs);
    inputs.requireNothingElse();
    return result;
  }
}
