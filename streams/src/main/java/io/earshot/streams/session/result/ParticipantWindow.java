package io.earshot.streams.session.result;

import io.earshot.streams.session.input.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of one participant in one window; counts are of the window alone.
 *
 * @param agents ids of those that have observed for it so far, sorted
 * @param labels where it stands, by their names on the wire, sorted
 * @param batches received in the window, empty ones too
 * @param observations in those
 * @param agentGaps batches found missing, less those that came after all
 * @param agentDropped reason to observations that its agents had no room for, sorted
 * @param failureReasons reason to connections that failed, sorted
 * @param transport udp, tcp or tls; null if unknown
 * @param iceRttMillis each new STUN round trip of its connections
 */
public record ParticipantWindow(
    String participant,
    Role role,
    List<String> agents,
    Map<String, String> labels,
    long batches,
    long observations,
    long agentGaps,
    Map<String, Long> agentDropped,
    int connectionAttempts,
    int connectionFailures,
    Map<String, Long> failureReasons,
    @Nullable String transport,
    List<Double> iceRttMillis,
    boolean hasLeft) {}
