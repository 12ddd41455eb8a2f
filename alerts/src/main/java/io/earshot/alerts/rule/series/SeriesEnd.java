package io.earshot.alerts.rule.series;

/**
 * Says that what these labels name has ended as it should: a call, a participant, an agent that
 * said goodbye. Ends every alert that has all of these labels, so that an end is never a silence.
 *
 * @param tick Unix epoch seconds, event time
 */
public record SeriesEnd(Labels labels, long tick) {}
