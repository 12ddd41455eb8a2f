package io.earshot.console.page.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.ChartSeries;
import io.earshot.console.page.call.series.HopSeries;
import io.earshot.console.page.call.series.StreamSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seconds of a call for the charts.
 *
 * @param reset forget what came before
 * @param startSecond first second of the call, Unix epoch
 * @param series those added since the last event; index = column
 * @param isFinal 1 = final, 0 = provisional, one for each second
 * @param values of every series so far, one for each second; null = unknown
 */
record SecondsEvent(
    boolean reset,
    long startSecond,
    List<Line> series,
    List<Long> seconds,
    @JsonProperty("final") List<Integer> isFinal,
    List<List<@Nullable Float>> values) {

  /**
   * One line of a chart.
   *
   * @param leg null for a hop
   * @param hop null for a stream
   * @param settles why a provisional second of it may still change; null = as all others
   * @param kind {@code value}, or the {@code low} or {@code high} edge of a band
   */
  record Line(
      String id,
      String chart,
      String label,
      @Nullable String leg,
      @Nullable String hop,
      @Nullable String settles,
      String unit,
      String kind) {

    static Line of(CallSeries call, ChartSeries series, String label) {
      StreamSeries stream = series.stream();
      HopSeries hop = series.hop();
      String of =
          stream != null
              ? stream.name().id()
              : hop == null
                  ? ""
                  : hop.name().hop() + "|" + hop.name().from() + "|" + hop.name().to();
      String kind = series.quantity().kind();
      return new Line(
          series.quantity().chart() + "|" + of + (kind.equals("value") ? "" : "|" + kind),
          series.quantity().chart(),
          label,
          stream == null ? null : stream.leg(),
          hop == null ? null : hop.name().hop(),
          hop == null ? null : ClockWords.unsettled(call, hop),
          series.quantity().unit(),
          kind);
    }
  }
}
