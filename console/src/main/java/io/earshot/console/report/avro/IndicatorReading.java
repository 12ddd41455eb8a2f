package io.earshot.console.report.avro;

import io.earshot.console.report.IndicatorReport;
import io.earshot.console.report.Rounded;
import io.earshot.schema.ConnectionQuality;
import io.earshot.schema.LinkQuality;
import io.earshot.schema.ParticipantSummary;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an SFU said of a connection, as the report says it. */
final class IndicatorReading {

  private IndicatorReading() {}

  /** Null where no SFU said anything. */
  static @Nullable IndicatorReport indicators(ParticipantSummary of) {
    IndicatorReport.ConnectionQuality livekit = livekit(of.getConnectionQuality());
    IndicatorReport.Percent in = percent(of.getInLinkQuality());
    IndicatorReport.Percent out = percent(of.getOutLinkQuality());
    IndicatorReport.LinkQuality janus =
        in == null && out == null ? null : new IndicatorReport.LinkQuality(in, out);
    return livekit == null && janus == null ? null : new IndicatorReport(livekit, janus);
  }

  private static IndicatorReport.@Nullable ConnectionQuality livekit(
      @Nullable ConnectionQuality of) {
    if (of == null) {
      return null;
    }
    Map<String, BigDecimal> heldSeconds = new TreeMap<>();
    of.getHeldSeconds()
        .forEach(
            (value, held) -> {
              BigDecimal seconds = Rounded.seconds(held);
              if (seconds != null) {
                heldSeconds.put(value, seconds);
              }
            });
    return new IndicatorReport.ConnectionQuality(of.getLast(), of.getWorst(), heldSeconds);
  }

  private static IndicatorReport.@Nullable Percent percent(@Nullable LinkQuality of) {
    return of == null
        ? null
        : new IndicatorReport.Percent(
            of.getCount(),
            Rounded.rating(of.getMinPercent()),
            Rounded.rating(of.getMeanPercent()),
            Rounded.rating(of.getMaxPercent()),
            Rounded.rating(of.getLastPercent()),
            of.getRefused());
  }
}
