package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.Template;
import io.earshot.alerts.rule.metric.NearestName;
import io.earshot.alerts.rule.metric.Scope;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads texts for people and checks that every place in them will be filled. */
final class AnnotationReader {

  private static final List<String> NUMBERS = List.of("value", "threshold", "samples", "severity");
  private static final String LABELS = "labels.";

  private final YamlMap map;

  AnnotationReader(YamlMap map) {
    this.map = map;
  }

  Map<String, Template> read(Scope scope, Labels labels) {
    Map<String, Template> templates = new LinkedHashMap<>();
    YamlValue value = map.get("annotations");
    YamlMap texts = value == null ? null : value.map();
    if (texts != null) {
      Set<String> known = places(scope, labels);
      for (String name : texts.keys()) {
        String text = texts.text(name);
        if (text != null) {
          Template template = new Template(text);
          check(texts, name, template, known);
          templates.put(name, template);
        }
      }
    }
    return templates;
  }

  private static Set<String> places(Scope scope, Labels labels) {
    Set<String> known = new TreeSet<>(NUMBERS);
    scope.labels().forEach(name -> known.add(LABELS + name));
    labels.asMap().keySet().forEach(name -> known.add(LABELS + name));
    return known;
  }

  private static void check(YamlMap texts, String name, Template template, Set<String> known) {
    for (String place : template.places()) {
      if (!known.contains(place)) {
        texts.problem(
            name,
            "annotations."
                + name
                + ": nothing is known as '$"
                + place
                + "'; expected one of $"
                + String.join(", $", known)
                + NearestName.hint(place, known));
      }
    }
    if (template.isTorn()) {
      texts.problem(
          name, "annotations." + name + ": braces without a partner; expected {{ $value }}");
    }
  }
}
