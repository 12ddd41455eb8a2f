package io.earshot.console.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One utterance through a worker. Total, bound, lag and verdict are those of the listener who
 * waited longest.
 *
 * @param startMillis Unix epoch, event time of its first stage
 * @param stagesMillis stage to milliseconds since the first one, in path order
 * @param queueMillis stage to milliseconds waited before it, apart from the work
 * @param speaker null = unknown
 * @param outcome complete, partial, dropped or merged
 * @param totals of each listener
 */
public record UtteranceReport(
    String utterance,
    BigDecimal startMillis,
    Map<String, BigDecimal> stagesMillis,
    Map<String, BigDecimal> queueMillis,
    @JsonProperty("from") @Nullable String speaker,
    String outcome,
    @Nullable BigDecimal totalMillis,
    @Nullable BigDecimal boundMillis,
    @Nullable BigDecimal translationLagMillis,
    @Nullable Verdict verdict,
    List<Total> totals) {

  /**
   * How long it took to one listener.
   *
   * @param totalMillis null = a part of the chain is missing
   * @param missing hops without a measurement near the utterance
   */
  public record Total(
      @JsonProperty("to") String listener,
      @Nullable BigDecimal totalMillis,
      @Nullable BigDecimal boundMillis,
      @Nullable BigDecimal translationLagMillis,
      @Nullable Verdict verdict,
      List<String> missing) {

    Total against(@Nullable BigDecimal budgetMillis) {
      Verdict judged =
          totalMillis == null || budgetMillis == null
              ? null
              : Verdict.ofOne(totalMillis, boundMillis, budgetMillis);
      return new Total(listener, totalMillis, boundMillis, translationLagMillis, judged, missing);
    }
  }

  /** The same utterance judged by another budget of its total; null is none. */
  public UtteranceReport against(@Nullable BigDecimal budgetMillis) {
    List<Total> judged = totals.stream().map(total -> total.against(budgetMillis)).toList();
    Total longest = longest(judged);
    return new UtteranceReport(
        utterance,
        startMillis,
        stagesMillis,
        queueMillis,
        speaker,
        outcome,
        totalMillis,
        boundMillis,
        translationLagMillis,
        longest == null ? null : longest.verdict(),
        judged);
  }

  /** The longest total; null if there is none. */
  public static @Nullable Total longest(List<Total> totals) {
    return totals.stream()
        .filter(total -> total.totalMillis() != null)
        .max(Comparator.comparing(Total::totalMillis))
        .orElse(null);
  }
}
