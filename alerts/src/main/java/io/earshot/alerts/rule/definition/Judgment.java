package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.window.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one group: outcome and evidence.
 *
 * @param value in the unit of the metric; null = nothing was measured
 * @param threshold the one that is breached, else the lowest; null = the rule has none
 * @param severity of the threshold breached; null = none is
 */
public record Judgment(
    Outcome outcome,
    @Nullable Double value,
    @Nullable Double threshold,
    long samples,
    @Nullable String severity) {

  /** An outcome that no number led to. */
  public static Judgment without(Outcome outcome) {
    return new Judgment(outcome, null, null, 0, null);
  }

  static Judgment of(Outcome outcome, Reading reading, Severity severity) {
    return new Judgment(
        outcome,
        reading.samples() == 0 ? null : reading.value(),
        severity.threshold(),
        reading.samples(),
        outcome == Outcome.BREACH ? severity.name() : null);
  }
}
