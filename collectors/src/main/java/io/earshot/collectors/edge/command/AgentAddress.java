package io.earshot.collectors.edge.command;

/**
 * One agent, as its batches name it.
 *
 * @param session room sid
 * @param participant as written, so a pseudonym
 * @param agent as written, so a pseudonym
 */
public record AgentAddress(String session, String participant, String agent) {}
