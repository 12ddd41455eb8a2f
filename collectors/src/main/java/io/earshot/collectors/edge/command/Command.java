package io.earshot.collectors.edge.command;

import org.jspecify.annotations.Nullable;

/**
 * What an agent is asked to do, for as long as its lease lasts.
 *
 * @param id of the command; an ack repeats it
 * @param epoch of the controller: an agent ignores a smaller one than it has seen
 * @param kind one of the agent's capabilities: jitterBufferTarget, maxBitrate, red, iceRestart
 * @param value in the unit of the kind: milliseconds, bits per second, copies; null = the kind has
 *     none
 * @param ssrc of the stream, 0..2^32-1; null = all of the agent's
 * @param leaseMillis after which the agent goes back to what was before
 */
public record Command(
    String id,
    long epoch,
    String kind,
    @Nullable Double value,
    @Nullable Long ssrc,
    long leaseMillis) {}
