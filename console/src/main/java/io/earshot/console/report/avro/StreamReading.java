package io.earshot.console.report.avro;

import io.earshot.console.report.Rounded;
import io.earshot.console.report.StreamReport;
import io.earshot.schema.StreamSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stream's summary as the report says it. */
final class StreamReading {

  /** The last of the nine counts takes every longer run. */
  private static final int LONGEST_NAMED_RUN = 8;

  private StreamReading() {}

  static StreamReport stream(StreamSummary of) {
    return new StreamReport(
        of.getStream(),
        of.getParticipant(),
        of.getPeer(),
        of.getLeg(),
        of.getDirection(),
        of.getKind(),
        of.getSsrc(),
        of.getMime(),
        of.getPayloadType(),
        of.getClockRateHertz(),
        of.getExpectedPackets(),
        of.getReceivedPackets(),
        of.getLostPackets(),
        Rounded.ratio(of.getLostPackets(), of.getExpectedPackets()),
        of.getOwnLegLostPackets(),
        of.getDuplicatePackets(),
        of.getReorderedPackets(),
        of.getDiscardedPackets(),
        of.getResets(),
        lossRuns(of.getLossRuns()),
        Rounded.ratio(of.getBurstRatio()),
        QualityReading.bursts(of.getBursts()),
        Rounded.ratio(of.getResidualLossRatio()),
        of.getConcealedSamples(),
        of.getTotalSamples(),
        Rounded.ratio(of.getConcealedSamples(), of.getTotalSamples()),
        Rounded.ratio(of.getHeardLossRatio()),
        SummaryReading.spread(of.getJitterMillis()),
        SummaryReading.spread(of.getJitterBufferMillis()),
        Rounded.millis(of.getJitterBufferTargetMillis()),
        SummaryReading.spread(of.getRttMillis()),
        Rounded.bitsPerSecond(of.getBitrateBitsPerSecond()),
        Rounded.bitsPerSecond(of.getAvailableBitsPerSecond()),
        of.getRedDepth(),
        QualityReading.mos(of));
  }

  private static @Nullable Map<String, Long> lossRuns(@Nullable List<Long> counts) {
    if (counts == null) {
      return null;
    }
    Map<String, Long> runs = new LinkedHashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        String length = i < LONGEST_NAMED_RUN ? Integer.toString(i + 1) : "9+";
        runs.merge(length, counts.get(i), Long::sum);
      }
    }
    return runs;
  }
}
