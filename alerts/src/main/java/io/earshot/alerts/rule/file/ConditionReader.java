package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.Condition;
import io.earshot.alerts.rule.definition.Severity;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.metric.Unit;
import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads thresholds, their severities and where a firing alert clears. */
final class ConditionReader {

  private static final String USUAL_SEVERITY = "warning";
  private static final String SEVERITY_FORM = "[a-z][a-z0-9_-]{0,31}";

  private final YamlMap map;
  private final Fields fields;
  private final Unit unit;

  ConditionReader(YamlMap map, Fields fields, Unit unit) {
    this.map = map;
    this.fields = fields;
    this.unit = unit;
  }

  static boolean isAbsence(Subject subject) {
    return subject instanceof Subject.Metered metered && metered.measure() == Measure.ABSENT;
  }

  /** Null = no condition can be made of it. */
  @Nullable Condition read(boolean isAbsence) {
    if (isAbsence) {
      for (String key : List.of("above", "below", "clear", "min_samples")) {
        if (map.has(key)) {
          map.problem(key, "found '" + key + "' beside 'measure: absent', which has no number");
        }
      }
      return Condition.always(severity());
    }
    if (map.has("above") == map.has("below")) {
      String found = map.has("above") ? "both 'above' and 'below'" : "no threshold";
      map.problem("below", "found " + found + "; expected one of 'above' and 'below'");
      return null;
    }
    boolean isAbove = map.has("above");
    List<Severity> severities = severities(isAbove ? "above" : "below", isAbove);
    if (severities.isEmpty()) {
      return null;
    }
    return new Condition(isAbove, severities, clear(isAbove, severities.get(0)));
  }

  private String severity() {
    String name = map.text("severity");
    if (name != null && !name.matches(SEVERITY_FORM)) {
      fields.refuse("severity", name, "lower-case letters, digits, _ and -, such as warning");
    }
    return name == null ? USUAL_SEVERITY : name;
  }

  /** From the mildest to the worst. */
  private List<Severity> severities(String key, boolean isAbove) {
    List<Severity> severities = new ArrayList<>();
    YamlValue value = map.get(key);
    YamlMap byName = value != null && value.isMap() ? value.map() : null;
    if (byName == null) {
      addSeverity(map, key, severity(), severities);
      return severities;
    }
    if (map.has("severity")) {
      map.problem("severity", "found 'severity' beside severities in '" + key + "'");
    }
    for (String name : byName.keys()) {
      if (!name.matches(SEVERITY_FORM)) {
        byName.problem(name, "severity: found '" + name + "'; expected a name such as warning");
      }
      addSeverity(byName, name, name, severities);
    }
    if (severities.isEmpty()) {
      map.problem(key, "found no severity in '" + key + "'; expected one such as warning: 5");
    }
    Comparator<Severity> byThreshold = Comparator.comparing(ConditionReader::threshold);
    severities.sort(isAbove ? byThreshold : byThreshold.reversed());
    return severities;
  }

  private static double threshold(Severity severity) {
    return severity.threshold() == null ? 0 : severity.threshold();
  }

  private void addSeverity(YamlMap where, String key, String name, List<Severity> severities) {
    Double threshold = number(where, key);
    if (threshold != null) {
      severities.add(new Severity(name, threshold));
    }
  }

  private @Nullable Double number(YamlMap where, String key) {
    String text = where.text(key);
    Double number = text == null ? null : unit.parse(text);
    if (text != null && number == null) {
      where.problem(key, key + ": found '" + text + "'; expected " + unit.example());
    }
    return number;
  }

  private @Nullable Double clear(boolean isAbove, Severity mildest) {
    Double clear = number(map, "clear");
    if (clear == null) {
      return null;
    }
    boolean isContradiction = isAbove ? clear > threshold(mildest) : clear < threshold(mildest);
    if (isContradiction) {
      fields.refuse(
          "clear",
          String.valueOf(map.text("clear")),
          (isAbove ? "at most " : "at least ")
              + unit.format(threshold(mildest))
              + ": an alert that clears where it is breached would come and go at once");
    }
    return clear;
  }
}
