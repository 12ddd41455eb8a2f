package io.earshot.agent.transport;

import io.earshot.agent.observation.AgentRole;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who reports.
 *
 * @param session session id; null = the edge takes it from the token
 * @param agent agent id, unique within the session
 * @param participant participant that the agent observes for; null = the edge takes it from the
 *     token
 * @param boot number of this run of the agent, 0..2^53-1; a later run has a greater one
 * @param labels facts about where the agent stands, e.g. {@code region}; told with the first batch
 *     and with each heartbeat
 */
public record AgentIdentity(
    @Nullable String session,
    String agent,
    @Nullable String participant,
    AgentRole role,
    long boot,
    Map<String, String> labels) {}
