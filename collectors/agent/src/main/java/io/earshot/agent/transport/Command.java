package io.earshot.agent.transport;

import org.jspecify.annotations.Nullable;

/**
 * What control asks of an agent.
 *
 * @param id unique; its acknowledgement carries it
 * @param epoch of two commands for the same thing the one with the greater epoch holds
 * @param kind e.g. {@code jitterBufferTarget}, {@code maxBitrate}, {@code red}, {@code iceRestart}
 * @param value in the unit of the kind; null = the kind has none
 * @param ssrc RTP SSRC of the stream that is meant; null = all
 * @param leaseMillis milliseconds that it holds for, from its arrival; then the agent's program
 *     returns to what was before
 */
public record Command(
    String id,
    long epoch,
    String kind,
    @Nullable Double value,
    @Nullable Long ssrc,
    long leaseMillis) {}
