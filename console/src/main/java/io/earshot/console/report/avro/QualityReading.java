package io.earshot.console.report.avro;

import io.earshot.console.report.BurstReport;
import io.earshot.console.report.FindingEvidence;
import io.earshot.console.report.MosReport;
import io.earshot.console.report.Rounded;
import io.earshot.schema.Finding;
import io.earshot.schema.LossBursts;
import io.earshot.schema.StreamQuality;
import io.earshot.schema.StreamSummary;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Quality and finding as the report says them. */
final class QualityReading {

  private static final String MILLIS = "Millis";

  private QualityReading() {}

  /** Null where nobody can tell how the stream was heard. */
  static @Nullable MosReport mos(StreamSummary of) {
    StreamQuality quality = of.getQuality();
    return quality == null
        ? null
        : new MosReport(
            Rounded.rating(quality.getListening()),
            Rounded.rating(quality.getConversational()),
            Rounded.rating(quality.getRating()),
            quality.getScale(),
            Rounded.rating(quality.getFullband()),
            Rounded.rating(of.getWorstListening()),
            quality.getGrounding(),
            quality.getModel(),
            quality.getLossSource(),
            of.getBandwidth(),
            of.getBandwidthSource());
  }

  static @Nullable BurstReport bursts(@Nullable LossBursts of) {
    return of == null
        ? null
        : new BurstReport(
            of.getGminPackets(),
            of.getBursts(),
            of.getBurstLostPackets(),
            of.getGapLostPackets(),
            Rounded.ratio(of.getBurstDensityRatio()),
            Rounded.ratio(of.getGapDensityRatio()),
            Rounded.millis(of.getBurstMillis()),
            Rounded.millis(of.getGapMillis()),
            new BurstReport.Xr(
                of.getXrLossRate(),
                of.getXrBurstDensity(),
                of.getXrGapDensity(),
                Rounded.millis(of.getXrBurstMillis()),
                Rounded.millis(of.getXrGapMillis())));
  }

  static FindingEvidence finding(Finding of) {
    return new FindingEvidence(
        of.getCause(),
        of.getLeg(),
        of.getParticipant(),
        of.getEvidence().stream().map(each -> number(each.getName(), each.getValue())).toList());
  }

  /** As the same number is rounded where it stands beside. */
  private static FindingEvidence.Number number(String name, double value) {
    BigDecimal rounded = name.contains(MILLIS) ? Rounded.millis(value) : Rounded.ratio(value);
    return new FindingEvidence.Number(name, rounded);
  }
}
