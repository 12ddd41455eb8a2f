package io.earshot.media.loss;

/**
 * Packets lost and the runs they were lost in. Both may be negative over a difference of two
 * readings of one stream.
 */
public record RunTotals(long lostPackets, long runs) {}
