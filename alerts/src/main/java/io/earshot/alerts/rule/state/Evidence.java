package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.definition.Judgment;
import org.jspecify.annotations.Nullable;

/**
 * What a change rests on.
 *
 * @param value in the unit of the metric; null = nothing was measured
 * @param threshold null = the rule has none
 * @param windowSeconds w of {@code (tick - w, tick]}; 0 = the rule has no window
 */
public record Evidence(
    @Nullable Double value, @Nullable Double threshold, long samples, long windowSeconds) {

  static final Evidence NONE = new Evidence(null, null, 0, 0);

  static Evidence of(Judgment judgment, long windowSeconds) {
    return new Evidence(judgment.value(), judgment.threshold(), judgment.samples(), windowSeconds);
  }
}
