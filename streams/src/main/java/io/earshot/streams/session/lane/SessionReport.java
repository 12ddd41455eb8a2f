package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.streams.session.result.AccountingSummary;
import io.earshot.streams.session.result.ClockEdgeSummary;
import io.earshot.streams.session.result.HopBudgets;
import io.earshot.streams.session.result.HopName;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.ParticipantSummary;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.StreamSummary;
import io.earshot.streams.session.result.UtteranceSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums a session up from one lane. */
final class SessionReport {

  private final Lane lane;

  SessionReport(Lane lane) {
    this.lane = lane;
  }

  SessionSummary summary(
      String session,
      boolean isEnded,
      AccountingSummary accounting,
      List<ClockEdgeSummary> clocks,
      HopBudgets budgets) {
    StreamReports streams = new StreamReports(lane.facts, lane.streams);
    List<ParticipantSummary> participants = new ArrayList<>();
    for (ParticipantFacts participant : lane.facts.participants()) {
      participants.add(participant.summary(streams.bufferOf(participant), lane.facts.lastNanos()));
    }
    participants.sort(
        Comparator.comparing(ParticipantSummary::role)
            .thenComparing(ParticipantSummary::participant));
    List<HopSummary> hops = lane.hops.summaries();
    List<StreamSummary> streamSummaries = streams.summaries(wayOf(hops));
    List<UtteranceSummary> utterances = lane.utterances.summaries();
    return new SessionSummary(
        session,
        isEnded,
        lane.facts.startNanos(),
        lane.facts.lastNanos(),
        completed(accounting),
        participants,
        streamSummaries,
        hops,
        lane.hops.mouthToEar(),
        lane.hops.mouthToEarBound(),
        utterances,
        clocks,
        CallFinding.of(
            lane.streams, streamSummaries, hops, utterances, lane.facts.startNanos(), budgets));
  }

  private static SoundWay wayOf(List<HopSummary> hops) {
    TreeMap<HopName, DelayHistogram> delays = new TreeMap<>();
    hops.forEach(hop -> delays.put(hop.name(), hop.delay()));
    return new SoundWay(delays);
  }

  /** Adds what only the lane counts. */
  private AccountingSummary completed(AccountingSummary accounting) {
    Map<String, Long> overflows = new TreeMap<>(accounting.overflows());
    if (lane.streams.overflows() > 0) {
      overflows.put("streams", lane.streams.overflows());
    }
    if (lane.utterances.overflows() > 0) {
      overflows.put("utterances", lane.utterances.overflows());
    }
    if (lane.hops.impossible() > 0) {
      overflows.put("impossibleDelays", lane.hops.impossible());
    }
    return new AccountingSummary(
        accounting.applied(),
        accounting.duplicates(),
        accounting.late(),
        accounting.rejected(),
        accounting.agentDropped(),
        accounting.agentGaps(),
        lane.joins.unmatched(),
        lane.joins.ambiguous(),
        overflows);
  }
}
