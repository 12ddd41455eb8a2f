package io.earshot.media.finding;

/**
 * One number behind a finding, exactly as it was given.
 *
 * @param subject id of a stream, or name of a hop or stage
 * @param name with its unit, such as {@code ownLegLostPackets}; what the report beside it also
 *     holds has its name there, {@code delayMillis.p95} for a field of a field
 */
public record Evidence(String subject, String name, double value) {}
