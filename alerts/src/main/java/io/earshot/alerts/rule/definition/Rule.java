package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.metric.Measure;
import io.earshot.alerts.rule.metric.Scope;
import io.earshot.alerts.rule.metric.Unit;
import io.earshot.alerts.rule.series.Labels;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rule, complete: defaults are filled in and everything fits together.
 *
 * @param name of its alerts; no other rule has it
 * @param limit alerts that may be open at once
 * @param labels put on every alert; part of its identity, unlike severity and value
 * @param annotations texts for people, not part of the identity
 * @param hash of the rule as written, for those who ask which version fired
 */
public record Rule(
    String name,
    Subject subject,
    Scope scope,
    Condition condition,
    Timing timing,
    NoData noData,
    Flapping flapping,
    int limit,
    Labels labels,
    Map<String, Template> annotations,
    Inhibition inhibits,
    String hash) {

  public Rule {
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  /** Rules with the same identity make the same alert ids, so state passes from one to another. */
  public String identity() {
    return name + '|' + scope.key() + '|' + labels;
  }

  public boolean isAbsence() {
    return subject instanceof Subject.Metered metered && metered.measure() == Measure.ABSENT;
  }

  /** Unit of its value and threshold. */
  public Unit unit() {
    return subject instanceof Subject.Metered metered ? metered.metric().unit() : Unit.COUNT;
  }
}
