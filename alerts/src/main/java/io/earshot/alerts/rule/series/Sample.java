package io.earshot.alerts.rule.series;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.observation.Delays;
import io.earshot.alerts.rule.observation.Observation;
import io.earshot.alerts.rule.observation.Share;
import io.earshot.alerts.rule.observation.Tally;

/**
 * One second of one series: the only thing that rules are fed with. An adapter makes them from
 * measurements, a scenario file from numbers.
 *
 * @param labels everything known about the series; rules pick those of their scope
 * @param tick Unix epoch seconds, event time: the second observed
 */
public record Sample(Metric metric, Labels labels, long tick, Observation observation) {

  public Sample {
    // Only the right kind merges: a mix would be found seconds later, in the middle of a window.
    if (metric.kind() != kindOf(observation)) {
      throw new IllegalArgumentException(
          "metric=" + metric.key() + " takes " + metric.kind() + ", not " + observation);
    }
  }

  private static Observation.Kind kindOf(Observation observation) {
    if (observation instanceof Share) {
      return Observation.Kind.SHARE;
    } else if (observation instanceof Delays) {
      return Observation.Kind.DELAYS;
    }
    return observation instanceof Tally ? Observation.Kind.TALLY : Observation.Kind.LEVEL;
  }
}
