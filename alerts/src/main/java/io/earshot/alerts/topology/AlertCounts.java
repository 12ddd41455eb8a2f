package io.earshot.alerts.topology;

import io.earshot.alerts.rule.engine.Acceptance;
import io.earshot.alerts.rule.engine.Ailment;
import io.earshot.alerts.rule.state.AlertState;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the rules of one process have done since its start.
 *
 * @param records measurements and ticks read
 * @param unreadable of these, what could not be read and was passed over
 * @param samples by what became of them: late ones changed nothing, those too far ahead neither
 * @param ruleErrors rules that could not be judged in a second, by what was wrong
 * @param agentDropped observations that agents had no room for, by the reason that they give
 * @param transitions changes of alerts
 */
public record AlertCounts(
    long records,
    long unreadable,
    Map<Acceptance, Long> samples,
    Map<Ailment.Kind, Long> ruleErrors,
    SortedMap<String, Long> agentDropped,
    SortedMap<Change, Long> transitions) {

  /**
   * What changes of alerts are told apart by.
   *
   * @param to state after the change
   */
  public record Change(String rule, String severity, AlertState to) implements Comparable<Change> {

    private static final Comparator<Change> ORDER =
        Comparator.comparing(Change::rule)
            .thenComparing(Change::severity)
            .thenComparing(Change::to);

    @Override
    public int compareTo(Change other) {
      return ORDER.compare(this, other);
    }
  }
}
