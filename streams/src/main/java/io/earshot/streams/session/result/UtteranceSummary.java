package io.earshot.streams.session.result;

import io.earshot.streams.session.input.Stage;
import java.util.Map;

/**
 * One utterance through a worker.
 *
 * @param startNanos event time of its first stage, Unix epoch
 * @param sinceStartNanos time since the first stage, in path order of the stages
 * @param complete it entered the worker and left it
 */
public record UtteranceSummary(
    String utterance, long startNanos, Map<Stage, Long> sinceStartNanos, boolean complete) {}
