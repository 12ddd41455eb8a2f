package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.AlertsOnRules;
import io.earshot.alerts.rule.metric.Scope;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import java.util.Map;
import java.util.Set;

/** Reads labels that a rule puts on all of its alerts. */
final class LabelReader {

  private static final Set<String> TAKEN = Set.of(AlertsOnRules.ALERT, "alertname", "severity");
  private static final int MAX_COUNT = 32;

  private final YamlMap map;
  private final Fields fields;

  LabelReader(YamlMap map, Fields fields) {
    this.map = map;
    this.fields = fields;
  }

  Labels read(Scope scope) {
    Map<String, String> labels = fields.textByName("labels");
    labels.forEach((name, value) -> check(name, value, scope));
    if (labels.size() > MAX_COUNT) {
      fields.refuse("labels", labels.size() + " labels", "at most " + MAX_COUNT);
    }
    return Labels.of(labels);
  }

  private void check(String name, String value, Scope scope) {
    if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]{0,99}")) {
      fields.refuse("labels", name, "names of letters, digits and _");
    } else if (scope.labels().contains(name)) {
      map.problem(
          "labels",
          "labels: '"
              + name
              + "' hides the one that tells alerts of scope "
              + scope.key()
              + " apart; expected another name, since all would be one alert");
    } else if (TAKEN.contains(name)) {
      fields.refuse("labels", name, "a name that alerts do not have anyway");
    } else if (value.contains("{{")) {
      fields.refuse(
          "labels", value, "a fixed text: a label from a value makes each value another alert");
    }
  }
}
