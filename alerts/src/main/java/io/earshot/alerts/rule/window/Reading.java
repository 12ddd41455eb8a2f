package io.earshot.alerts.rule.window;

/**
 * What the samples of a window amount to, in the unit of the metric.
 *
 * @param value the measure; meaningless without samples
 * @param lowest what the true value is at least, given the bounds of its samples
 * @param highest what the true value is at most
 * @param samples how much it rests on: delays, the whole of a share, else seconds observed
 */
public record Reading(double value, double lowest, double highest, long samples) {

  static final Reading NONE = new Reading(0, 0, 0, 0);

  /** A number without doubt about it. */
  public static Reading exact(double value, long samples) {
    return new Reading(value, value, value, samples);
  }
}
