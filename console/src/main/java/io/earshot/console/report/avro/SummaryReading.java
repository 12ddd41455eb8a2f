package io.earshot.console.report.avro;

import io.earshot.console.report.HopReport;
import io.earshot.console.report.ParticipantReport;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import io.earshot.console.report.UtteranceReport;
import io.earshot.schema.HopSummary;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ParticipantSummary;
import io.earshot.schema.SessionSummary;
import io.earshot.schema.UtteranceSummary;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private SummaryReading() {}

  /** The report's session object. */
  public static SessionReport session(SessionSummary summary) {
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
        summary.getUtterances().stream().map(SummaryReading::utterance).toList(),
        utteranceCounts(summary.getUtterances()),
        List.of(),
        List.of(),
        null);
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
        spread(of.getJitterBufferMillis()));
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
        spread(of.getDelay()),
        spread(of.getBound()),
        of.getProvisional());
  }

  private static @Nullable String stage(@Nullable MediaStage stage) {
    return stage == null ? null : stage.name();
  }

  private static UtteranceReport utterance(UtteranceSummary of) {
    return new UtteranceReport(
        of.getUtterance(),
        Rounded.millisOfNanos(of.getStartNanos()),
        inPathOrder(of.getSinceStartNanos()),
        null,
        null,
        null,
        null);
  }

  /** A map on the wire has no order; stages do. */
  private static Map<String, BigDecimal> inPathOrder(Map<String, Long> sinceStartNanos) {
    Map<String, BigDecimal> stagesMillis = new LinkedHashMap<>();
    for (MediaStage stage : MediaStage.values()) {
      Long nanos = sinceStartNanos.get(stage.name());
      if (nanos != null) {
        stagesMillis.put(stage.name(), Rounded.millisOfNanos(nanos));
      }
    }
    return stagesMillis;
  }

  private static Map<String, Integer> utteranceCounts(List<UtteranceSummary> utterances) {
    int complete = (int) utterances.stream().filter(UtteranceSummary::getComplete).count();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("complete", complete);
    counts.put("partial", utterances.size() - complete);
    return counts;
  }
}
