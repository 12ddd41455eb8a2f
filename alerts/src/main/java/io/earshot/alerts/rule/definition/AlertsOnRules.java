package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.metric.Scope;
import io.earshot.alerts.rule.series.Labels;
import java.util.List;
import java.util.Map;

/** Alerts that every set of rules has about itself. Their label {@code alert} names the rule. */
public final class AlertsOnRules {

  /** An alert fired, then nothing more was known about its cause. */
  public static final Rule NO_DATA =
      rule("NoData", "{{ $labels.alert }} fired, then its data stopped.");

  /** More was breached than the rule's limit lets through. */
  public static final Rule OVERFLOW =
      rule("RuleOverflow", "{{ $labels.alert }} has reached its limit: alerts are missing.");

  /** A sample made no sense; alerts that it belongs to stay as they are. */
  public static final Rule ERROR =
      rule("RuleError", "{{ $labels.alert }} meets samples that make no sense.");

  /** In the order in which they are evaluated. */
  public static final List<Rule> ALL = List.of(NO_DATA, OVERFLOW, ERROR);

  /** Label that names the rule. */
  public static final String ALERT = "alert";

  /** Nobody keeps watching for an hour what has not come back in that time. */
  private static final long FORGET_SECONDS = 3600;

  private static final int LIMIT = 10_000;

  private AlertsOnRules() {}

  /** Stands in for a rule that is gone, to end its alerts. */
  public static Rule gone(String name, Labels labels, long intervalSeconds, String hash) {
    return rule(name, labels, Map.of(), intervalSeconds, hash);
  }

  private static Rule rule(String name, String summary) {
    return rule(name, Labels.EMPTY, Map.of("summary", new Template(summary)), 1, name);
  }

  private static Rule rule(
      String name,
      Labels labels,
      Map<String, Template> annotations,
      long intervalSeconds,
      String hash) {
    return new Rule(
        name,
        new Subject.RollUp(name),
        Scope.FLEET,
        Condition.always("warning"),
        new Timing(intervalSeconds, 0, 0, FORGET_SECONDS),
        new NoData(FORGET_SECONDS, NoData.Then.QUIET),
        Flapping.USUAL,
        LIMIT,
        labels,
        annotations,
        Inhibition.NONE,
        hash);
  }

  public static boolean isReserved(String name) {
    return ALL.stream().anyMatch(rule -> rule.name().equals(name));
  }
}
