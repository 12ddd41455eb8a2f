package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.rule.series.Labels;
import java.util.Comparator;

/**
 * One time that somebody is told, in the ticks of a scenario.
 *
 * @param state firing or resolved
 */
public record NoticeRow(int tick, String rule, Labels labels, String state)
    implements Comparable<NoticeRow> {

  private static final Comparator<NoticeRow> ORDER =
      Comparator.comparingInt(NoticeRow::tick)
          .thenComparing(NoticeRow::rule)
          .thenComparing(NoticeRow::labels)
          .thenComparing(NoticeRow::state);

  @Override
  public int compareTo(NoticeRow other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "tick " + tick + "  " + rule + labels + "  sent as " + state;
  }
}
