package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.series.Labels;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One change of state in the ticks of a scenario, expected or seen.
 *
 * @param from name of a state, e.g. {@code pending}
 * @param reason null = any will do
 * @param severity null = any will do
 */
public record TransitionRow(
    int tick,
    String rule,
    Labels labels,
    String from,
    String to,
    @Nullable String reason,
    @Nullable String severity)
    implements Comparable<TransitionRow> {

  private static final Comparator<TransitionRow> ORDER =
      Comparator.comparingInt(TransitionRow::tick)
          .thenComparing(TransitionRow::rule)
          .thenComparing(TransitionRow::labels)
          .thenComparing(TransitionRow::from)
          .thenComparing(TransitionRow::to);

  /** Whether what was seen is what is expected here. */
  boolean isMetBy(TransitionRow seen) {
    return compareTo(seen) == 0
        && (reason == null || reason.equals(seen.reason))
        && (severity == null || severity.equals(seen.severity));
  }

  @Override
  public int compareTo(TransitionRow other) {
    return ORDER.compare(this, other);
  }

  /** On one line, e.g. {@code tick 3 HighRtt{session="c1"} pending -> firing (threshold)}. */
  @Override
  public String toString() {
    return "tick "
        + tick
        + "  "
        + rule
        + labels
        + "  "
        + from
        + " -> "
        + to
        + (reason == null ? "" : " (" + reason + ")")
        + (severity == null ? "" : " [" + severity + "]");
  }
}
