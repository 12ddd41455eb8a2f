package io.earshot.agent.queue;

/**
 * What happened to the samples of a ring.
 *
 * @param offered all that were handed over
 * @param dropped of these, let go or turned away for want of room
 * @param waiting of these, not yet taken
 */
public record RingCounts(long offered, long dropped, long waiting) {}
