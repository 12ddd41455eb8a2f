package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Template;
import io.earshot.alerts.rule.series.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule's texts with the numbers of one change in them. */
final class Annotations {

  private Annotations() {}

  static Map<String, String> rendered(
      Rule rule, Labels labels, Evidence evidence, String severity) {
    if (rule.annotations().isEmpty()) {
      return Map.of();
    }
    Map<String, String> valueByPlace = new LinkedHashMap<>();
    labels.asMap().forEach((name, value) -> valueByPlace.put("labels." + name, value));
    put(valueByPlace, "value", number(rule, evidence.value()));
    put(valueByPlace, "threshold", number(rule, evidence.threshold()));
    valueByPlace.put("samples", Long.toString(evidence.samples()));
    valueByPlace.put("severity", severity);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Template> each : rule.annotations().entrySet()) {
      texts.put(each.getKey(), each.getValue().rendered(valueByPlace));
    }
    return texts;
  }

  private static @Nullable String number(Rule rule, @Nullable Double value) {
    return value == null ? null : rule.unit().format(value);
  }

  private static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
