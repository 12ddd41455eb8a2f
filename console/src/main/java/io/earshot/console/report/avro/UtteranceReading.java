package io.earshot.console.report.avro;

import io.earshot.console.report.HopBudget;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.UtteranceReport;
import io.earshot.schema.MediaStage;
import io.earshot.schema.UtteranceSummary;
import io.earshot.schema.UtteranceTotal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Utterances as the report says them. */
final class UtteranceReading {

  private static final String TOTAL = "total";

  private UtteranceReading() {}

  static UtteranceReport utterance(UtteranceSummary of) {
    List<UtteranceReport.Total> totals =
        of.getTotals().stream().map(UtteranceReading::total).toList();
    UtteranceReport.Total longest = UtteranceReport.longest(totals);
    return new UtteranceReport(
            of.getUtterance(),
            Rounded.millisOfNanos(of.getStartNanos()),
            inPathOrder(of.getSinceStartNanos()),
            inPathOrder(of.getQueueNanos()),
            of.getSpeaker(),
            outcome(of),
            longest == null ? null : longest.totalMillis(),
            longest == null ? null : longest.boundMillis(),
            longest == null ? null : longest.translationLagMillis(),
            null,
            totals)
        .against(HopBudget.millisOf(TOTAL));
  }

  private static UtteranceReport.Total total(UtteranceTotal of) {
    BigDecimal totalMillis = millis(of.getTotalNanos());
    BigDecimal boundMillis = millis(of.getBoundNanos());
    return new UtteranceReport.Total(
        of.getListener(),
        totalMillis,
        boundMillis,
        millis(of.getLagNanos()),
        null,
        of.getMissing());
  }

  private static @Nullable BigDecimal millis(@Nullable Long nanos) {
    return nanos == null ? null : Rounded.millisOfNanos(nanos);
  }

  /** What older engines wrote says only whether it was complete. */
  private static String outcome(UtteranceSummary of) {
    if (!of.getOutcome().isEmpty()) {
      return of.getOutcome();
    }
    return of.getComplete() ? "complete" : "partial";
  }

  /** A map on the wire has no order; stages do. */
  private static Map<String, BigDecimal> inPathOrder(Map<String, Long> nanosByStage) {
    Map<String, BigDecimal> stagesMillis = new LinkedHashMap<>();
    for (MediaStage stage : MediaStage.values()) {
      Long nanos = nanosByStage.get(stage.name());
      if (nanos != null) {
        stagesMillis.put(stage.name(), Rounded.millisOfNanos(nanos));
      }
    }
    return stagesMillis;
  }

  static Map<String, Integer> counts(List<UtteranceSummary> utterances) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String outcome : List.of("complete", "partial", "dropped", "merged")) {
      counts.put(outcome, 0);
    }
    utterances.forEach(utterance -> counts.merge(outcome(utterance), 1, Integer::sum));
    return counts;
  }
}
