package io.earshot.alerts.explanation;

import java.util.List;
import java.util.Map;

/**
 * What one second knows of the agents of one participant.
 *
 * @param second Unix epoch, event time
 * @param agents ids, as far as known by then
 * @param gaps batches missing from their sequences; negative where some came after all
 * @param dropped reason to observations that they had no room for
 */
public record AgentSecond(
    long second,
    String participant,
    String role,
    List<String> agents,
    long batches,
    long observations,
    long gaps,
    Map<String, Long> dropped) {}
