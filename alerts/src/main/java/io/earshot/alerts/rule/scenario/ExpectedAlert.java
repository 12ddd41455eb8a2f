package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.series.Labels;
import java.util.List;
import java.util.Map;

/**
 * What is expected of one alert.
 *
 * @param annotations texts of its last change or notice; empty = any will do
 */
public record ExpectedAlert(
    String rule, Labels labels, List<StateToken> states, Map<String, String> annotations) {

  public ExpectedAlert {
    states = List.copyOf(states);
    annotations = Map.copyOf(annotations);
  }
}
