package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.metric.Metric;
import io.earshot.alerts.rule.series.Labels;
import java.util.List;

/** One series of a scenario. */
public record SeriesLine(Metric metric, Labels labels, List<Arrival> arrivals) {

  public SeriesLine {
    arrivals = List.copyOf(arrivals);
  }
}
