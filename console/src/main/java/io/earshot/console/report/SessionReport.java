package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param startMillis Unix epoch, event time
 * @param mouthToEarBoundMillis half widths of the intervals, audio devices included
 * @param finding where the call suffered, one sentence; null = nothing was over a limit
 * @param findingEvidence the numbers behind it; null with it
 */
public record SessionReport(
    String session,
    BigDecimal startMillis,
    BigDecimal durationMillis,
    List<ParticipantReport> participants,
    List<StreamReport> streams,
    List<HopReport> hops,
    @Nullable Spread mouthToEarMillis,
    @Nullable Spread mouthToEarBoundMillis,
    List<UtteranceReport> utterances,
    Map<String, Integer> utteranceCounts,
    List<ClockReport> clocks,
    List<AlertReport> alerts,
    List<Object> commands,
    @Nullable String finding,
    @Nullable FindingEvidence findingEvidence) {

  /** The same call with the alerts that it raised. */
  public SessionReport withAlerts(List<AlertReport> raised) {
    return new SessionReport(
        session,
        startMillis,
        durationMillis,
        participants,
        streams,
        hops,
        mouthToEarMillis,
        mouthToEarBoundMillis,
        utterances,
        utteranceCounts,
        clocks,
        List.copyOf(raised),
        commands,
        finding,
        findingEvidence);
  }

  /** The same call judged by other budgets; the finding stays the engine's, which has its own. */
  public SessionReport against(HopBudgets budgets) {
    return new SessionReport(
        session,
        startMillis,
        durationMillis,
        participants,
        streams,
        hops.stream().map(hop -> hop.against(budgets.millisOf(hop.hop()))).toList(),
        mouthToEarMillis,
        mouthToEarBoundMillis,
        utterances.stream().map(each -> each.against(budgets.millisOf("total"))).toList(),
        utteranceCounts,
        clocks,
        alerts,
        commands,
        finding,
        findingEvidence);
  }
}
