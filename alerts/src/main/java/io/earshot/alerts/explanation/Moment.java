package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Judgment;
import org.jspecify.annotations.Nullable;

/**
 * What a rule made of its window at one second, in the unit of its metric.
 *
 * @param second t of the window {@code (t - w, t]}, Unix epoch
 * @param value null = there was nothing to judge, or too little
 * @param samples how many the window holds
 * @param lowest what the true value is at least; null = unknown
 * @param highest what the true value is at most; null = unknown
 * @param isBreach null = not decided
 */
public record Moment(
    long second,
    @Nullable Double value,
    long samples,
    @Nullable Double lowest,
    @Nullable Double highest,
    @Nullable Boolean isBreach) {

  /** Whether a judgment is a breach; null = it is neither that nor clear. */
  static @Nullable Boolean breach(Judgment judgment) {
    return switch (judgment.outcome()) {
      case BREACH -> true;
      case CLEAR -> false;
      default -> null;
    };
  }

  /** Half width of the interval that holds the true value; null = unknown. */
  public @Nullable Double bound() {
    return value == null || lowest == null || highest == null
        ? null
        : Math.max(value - lowest, highest - value);
  }
}
