package io.earshot.console.report.avro;

import io.earshot.console.report.ClockReport;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.ParticipantReport;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import io.earshot.schema.ClockEdgeSummary;
import io.earshot.schema.ClockId;
import io.earshot.schema.Finding;
import io.earshot.schema.HopSummary;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ParticipantSummary;
import io.earshot.schema.SessionSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One session's summary as the report says it: rounded, judged, unknown as null. */
public final class SummaryReading {

  /** What the contract calls a hop; mouth to ear is apart. */
  private static final Set<String> HOPS =
      Set.of(
          "uplink",
          "sfu",
          "sfu_worker",
          "worker",
          "worker_sfu",
          "downlink",
          "worker_sfu_client",
          "media",
          "total",
          "to_ear");

  private static final int PPB_DIGITS_OF_PPM = 3;

  private SummaryReading() {}

  /** The report's session object. */
  public static SessionReport session(SessionSummary summary) {
    Finding finding = summary.getFinding();
    return new SessionReport(
        summary.getSession(),
        Rounded.millisOfNanos(summary.getStartNanos()),
        Rounded.millisOfNanos(summary.getEndNanos() - summary.getStartNanos()),
        summary.getParticipants().stream().map(SummaryReading::participant).toList(),
        summary.getStreams().stream().map(StreamReading::stream).toList(),
        summary.getHops().stream()
            .filter(hop -> HOPS.contains(hop.getHop()))
            .map(SummaryReading::hop)
            .toList(),
        spread(summary.getMouthToEar()),
        spread(summary.getMouthToEarBound()),
        summary.getUtterances().stream().map(UtteranceReading::utterance).toList(),
        UtteranceReading.counts(summary.getUtterances()),
        summary.getClocks().stream().map(SummaryReading::clocks).toList(),
        List.of(),
        List.of(),
        finding == null ? null : finding.getSentence(),
        finding == null ? null : QualityReading.finding(finding));
  }

  static @Nullable Spread spread(io.earshot.schema.@Nullable Spread of) {
    return of == null || of.getCount() == 0
        ? null
        : new Spread(
            of.getCount(),
            Rounded.millis(of.getMinMillis()),
            Rounded.millis(of.getMeanMillis()),
            Rounded.millis(of.getP50Millis()),
            Rounded.millis(of.getP90Millis()),
            Rounded.millis(of.getP95Millis()),
            Rounded.millis(of.getP99Millis()),
            Rounded.millis(of.getMaxMillis()));
  }

  private static ParticipantReport participant(ParticipantSummary of) {
    return new ParticipantReport(
        of.getParticipant(),
        of.getRole().name().toLowerCase(Locale.ROOT),
        Rounded.millis(of.getJoinToConnectedMillis()),
        Rounded.millis(of.getJoinToFirstAudioMillis()),
        Rounded.millis(of.getJoinToFirstTranslatedAudioMillis()),
        of.getConnectionAttempts(),
        of.getConnectionFailures(),
        of.getRelayed(),
        of.getTransport(),
        spread(of.getIceRttMillis()),
        spread(of.getJitterBufferMillis()),
        new TreeMap<>(of.getFailureReasons()),
        IndicatorReading.indicators(of));
  }

  private static HopReport hop(HopSummary of) {
    return HopReport.judged(
        new HopReport.Between(
            of.getHop(),
            of.getFrom(),
            of.getTo(),
            of.getClock(),
            stage(of.getFromStage()),
            stage(of.getToStage())),
        new HopReport.Measured(
            spread(of.getDelay()),
            spread(of.getBound()),
            spread(of.getShortest()),
            spread(of.getLongest()),
            spread(of.getExcess()),
            spread(of.getLoop())),
        of.getProvisional());
  }

  private static ClockReport clocks(ClockEdgeSummary of) {
    return new ClockReport(
        text(of.getLeft()),
        text(of.getRight()),
        of.getSamples(),
        new TreeMap<>(of.getRefused()),
        of.getJumps(),
        of.getContradictions(),
        of.getRatePpb() == null ? null : BigDecimal.valueOf(of.getRatePpb(), PPB_DIGITS_OF_PPM),
        Rounded.millis(of.getBoundMillis()));
  }

  private static String text(ClockId clock) {
    String name = clock.getNode() + "/" + clock.getClock();
    return clock.getEpoch() == 0 ? name : name + "#" + clock.getEpoch();
  }

  private static @Nullable String stage(@Nullable MediaStage stage) {
    return stage == null ? null : stage.name();
  }
}
