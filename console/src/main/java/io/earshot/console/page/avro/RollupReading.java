package io.earshot.console.page.avro;

import io.earshot.console.page.rollup.RollupWindow;
import io.earshot.console.report.avro.WireJson;
import io.earshot.console.report.json.ReportJson;
import io.earshot.schema.Rollup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rollups as the page keeps them: without the histograms, which are for programs that merge. */
public final class RollupReading {

  private RollupReading() {}

  public static RollupWindow window(Rollup of) {
    Map<String, @Nullable Object> fields = WireJson.of(of);
    forgetHistograms(fields);
    return new RollupWindow(
        of.getScope(),
        of.getName(),
        of.getSecond(),
        of.getWindowSeconds(),
        ReportJson.line(fields).stripTrailing());
  }

  private static void forgetHistograms(@Nullable Object document) {
    if (document instanceof Map<?, ?> map) {
      map.remove("histogram");
      map.values().forEach(RollupReading::forgetHistograms);
    } else if (document instanceof List<?> list) {
      list.forEach(RollupReading::forgetHistograms);
    }
  }
}
