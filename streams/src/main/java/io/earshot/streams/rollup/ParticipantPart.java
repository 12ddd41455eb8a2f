package io.earshot.streams.rollup;

import java.util.List;
import java.util.Map;

/**
 * One participant of one call in one window.
 *
 * @param labels where it stands
 * @param agentDropped observations that its agents had no room for
 */
public record ParticipantPart(
    String participant,
    Map<String, String> labels,
    long connectionAttempts,
    long connectionFailures,
    Map<String, Long> failureReasons,
    long agentGaps,
    long agentDropped,
    List<Double> iceRttMillis) {}
