package io.earshot.lab.clock.simulation;

/**
 * A queue that fills now and then.
 *
 * @param meanGapSeconds exponential time between two fillings
 * @param meanLengthSeconds exponential length of one
 * @param lowSeconds smallest delay a full queue adds
 * @param highSeconds largest
 */
record Congestion(
    double meanGapSeconds, double meanLengthSeconds, double lowSeconds, double highSeconds) {}
