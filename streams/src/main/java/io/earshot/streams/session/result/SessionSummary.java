package io.earshot.streams.session.result;

import io.earshot.media.percentile.DelayHistogram;
import java.util.List;

/** One session as far as it is FINAL. */
public record SessionSummary(
    String session,
    boolean ended,
    long startNanos,
    long endNanos,
    AccountingSummary accounting,
    List<ParticipantSummary> participants,
    List<StreamSummary> streams,
    List<HopSummary> hops,
    DelayHistogram mouthToEar,
    DelayHistogram mouthToEarBound,
    List<UtteranceSummary> utterances,
    List<ClockEdgeSummary> clocks) {}
