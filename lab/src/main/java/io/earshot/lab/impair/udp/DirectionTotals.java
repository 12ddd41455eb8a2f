package io.earshot.lab.impair.udp;

/**
 * What happened to the packets of one direction.
 *
 * @param packets that came; the sum of the four verdicts
 * @param bytes their payload
 * @param unsent of those that were to pass: the socket refused them, or the proxy ended before
 */
public record DirectionTotals(
    int direction,
    long packets,
    long bytes,
    long ok,
    long lost,
    long dup,
    long qdrop,
    long unsent) {}
