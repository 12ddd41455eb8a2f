package io.earshot.streams.session.result;

/**
 * What Janus said of one direction of a participant's connection, percent from 0 to 100. Its own
 * indicator, no MOS, and never merged with one.
 *
 * @param count values read, at least 1
 * @param refused values that are no percentage, left out
 */
public record LinkQuality(
    long count,
    double minPercent,
    double meanPercent,
    double maxPercent,
    double lastPercent,
    long refused) {}
