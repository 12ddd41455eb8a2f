package io.earshot.streams.session.input;

/**
 * Names one monotonic clock; times of two equal names are comparable as they stand.
 *
 * @param node host or browser that owns the clock
 * @param clock which clock of the node
 * @param epoch steps and suspends so far; a new epoch is a new clock
 */
public record ClockName(String node, String clock, int epoch) {}
