package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param startMillis Unix epoch, event time
 * @param finding where the call suffered, one sentence; null = not judged
 */
public record SessionReport(
    String session,
    BigDecimal startMillis,
    BigDecimal durationMillis,
    List<ParticipantReport> participants,
    List<StreamReport> streams,
    List<HopReport> hops,
    @Nullable Spread mouthToEarMillis,
    List<UtteranceReport> utterances,
    Map<String, Integer> utteranceCounts,
    List<ClockReport> clocks,
    List<Object> alerts,
    List<Object> commands,
    @Nullable String finding) {}
