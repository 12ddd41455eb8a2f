package io.earshot.alerts.rule.definition;

import java.util.List;

/**
 * Alerts that nobody is told of while another one fires.
 *
 * @param alerts names, or the single {@link #ALL}
 * @param equal labels that source and target must both know, with the same value
 */
public record Inhibition(List<String> alerts, List<String> equal) {

  public static final String ALL = "all";
  public static final Inhibition NONE = new Inhibition(List.of(), List.of());

  public Inhibition {
    alerts = List.copyOf(alerts);
    equal = equal.stream().sorted().toList();
  }

  public boolean names(String alert) {
    return alerts.contains(alert) || alerts.contains(ALL);
  }
}
