package io.earshot.alerts.delivery.channel;

import io.earshot.alerts.rule.state.Transition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Labels of an alert as Prometheus and Alertmanager know them, sorted by name. */
public final class SafeLabels {

  public static final String ALERT_NAME = "alertname";
  public static final String SEVERITY = "severity";

  private static final Set<String> OURS = Set.of(ALERT_NAME, SEVERITY);

  private SafeLabels() {}

  /**
   * The labels of an alert, with its rule and this severity among them. Names that {@code
   * [a-zA-Z_][a-zA-Z0-9_]*} does not allow get underscores; where two would then be the same, the
   * later one gets another name. Empty values are left out: to Alertmanager they are no labels.
   */
  public static Map<String, String> of(Transition alert, String severity) {
    Map<String, String> safe = new TreeMap<>();
    safe.put(ALERT_NAME, SafeText.of(alert.rule()));
    if (!severity.isEmpty()) {
      safe.put(SEVERITY, SafeText.of(severity));
    }
    alert.labels().asMap().forEach((name, value) -> put(safe, name, SafeText.of(value)));
    return safe;
  }

  private static void put(Map<String, String> safe, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    String key = safeName(name);
    while (safe.containsKey(key) || OURS.contains(key)) {
      key = "label_" + key;
    }
    safe.put(key, value);
  }

  /** The name with underscores for what Prometheus does not allow in one. */
  public static String safeName(String name) {
    String safe = name.replaceAll("[^a-zA-Z0-9_]", "_");
    return safe.isEmpty() || Character.isDigit(safe.charAt(0)) ? "_" + safe : safe;
  }
}
