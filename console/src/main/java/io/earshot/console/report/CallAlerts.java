package io.earshot.console.report;

import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Alerts of all calls, from wherever their changes were read; the order of arrival changes nothing.
 * What was pending and never fired was told to nobody and is no alert.
 */
public final class CallAlerts {

  private static final long MILLIS_PER_SECOND = 1000;
  private static final Comparator<Transition> BY_TIME =
      Comparator.comparingLong(Transition::tick)
          .thenComparing(Transition::rule)
          .thenComparing(Transition::labels)
          .thenComparingLong(Transition::sequence);

  private final List<Transition> transitions = new ArrayList<>();
  private final Set<String> fired = new HashSet<>();

  /** Takes a change; one that is not about a call is passed over. */
  public void add(Transition transition) {
    if (transition.labels().get("session") != null) {
      transitions.add(transition);
      if (transition.to() == AlertState.FIRING || transition.to() == AlertState.FLAPPING) {
        fired.add(transition.occurrenceId());
      }
    }
  }

  /** Changes of one call, by time. */
  public List<AlertReport> of(String session) {
    return transitions.stream()
        .filter(each -> session.equals(each.labels().get("session")))
        .filter(each -> fired.contains(each.occurrenceId()))
        .sorted(BY_TIME)
        .map(CallAlerts::report)
        .toList();
  }

  private static AlertReport report(Transition transition) {
    return new AlertReport(
        transition.alertId(),
        transition.rule(),
        transition.severity(),
        transition.to().key(),
        transition.tick() * MILLIS_PER_SECOND,
        Rounded.ratio(transition.evidence().value()),
        Rounded.ratio(transition.evidence().threshold()),
        transition.labels().asMap(),
        transition.reason().key());
  }
}
