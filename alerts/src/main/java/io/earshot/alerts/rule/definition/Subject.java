package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.series.Labels;

/** What a rule judges. */
public sealed interface Subject {

  /**
   * Samples of a metric.
   *
   * @param where labels that a series must have to count
   * @param windowSeconds w of {@code (t - w, t]}
   * @param minSamples fewer say nothing
   */
  record Metered(Metric metric, Labels where, Measure measure, long windowSeconds, long minSamples)
      implements Subject {}

  /** Alerts of another rule that fire at once; it holds those back while it fires itself. */
  record RollUp(String child) implements Subject {}
}
