package io.earshot.streams.session.result;

import io.earshot.media.finding.Finding;
import io.earshot.media.percentile.DelayHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session as far as it is FINAL.
 *
 * @param finding where it suffered; null where nothing was over a limit
 */
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
    List<ClockEdgeSummary> clocks,
    @Nullable Finding finding) {}
