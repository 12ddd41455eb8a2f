package io.earshot.media.finding;

/**
 * One number behind a finding, exactly as it was given.
 *
 * @param subject id of a stream, or name of a hop or stage
 * @param name with its unit, such as {@code ownLegLostPackets}
 */
public record Evidence(String subject, String name, double value) {}
