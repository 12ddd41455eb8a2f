package io.earshot.streams.session.result;

import io.earshot.streams.session.input.Stage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One utterance through a worker.
 *
 * @param startNanos event time of its first stage, Unix epoch
 * @param sinceStartNanos time since the first stage, in path order of the stages
 * @param speaker who spoke; null if unknown
 * @param totals per listener, sorted
 * @param queueNanos what it waited before a stage, apart from the work
 */
public record UtteranceSummary(
    String utterance,
    long startNanos,
    Map<Stage, Long> sinceStartNanos,
    @Nullable String speaker,
    UtteranceOutcome outcome,
    List<UtteranceTotal> totals,
    Map<Stage, Long> queueNanos) {}
