package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.Column;
import io.earshot.console.page.call.series.Timeline;
import java.util.function.LongPredicate;

/** Sum of a column over the last seconds, moved on second by second; unknown adds nothing. */
final class SlidingSum {

  private final Timeline timeline;
  private final Column column;
  private final int seconds;
  private final LongPredicate counts;
  private long first = Timeline.NONE;
  private double sum;
  private int known;

  SlidingSum(Timeline timeline, Column column, int seconds) {
    this(timeline, column, seconds, second -> true);
  }

  /**
   * @param counts whether a second is to be taken at all
   */
  SlidingSum(Timeline timeline, Column column, int seconds, LongPredicate counts) {
    this.timeline = timeline;
    this.column = column;
    this.seconds = seconds;
    this.counts = counts;
  }

  /** Takes the next second; what it has not taken itself does not leave. */
  void moveTo(long second) {
    first = first == Timeline.NONE ? second : first;
    float entering = at(second);
    if (!Float.isNaN(entering)) {
      sum += entering;
      known++;
    }
    float leaving = at(second - seconds);
    if (!Float.isNaN(leaving) && second - seconds >= first) {
      sum -= leaving;
      known--;
    }
  }

  private float at(long second) {
    float value = column.at(timeline.slotOf(second));
    return Float.isNaN(value) || counts.test(second) ? value : Float.NaN;
  }

  double sum() {
    return sum;
  }

  /** Seconds of the window that have a value. */
  int known() {
    return known;
  }

  /** The same over any seconds, both ends included. */
  long between(long from, long to) {
    double all = 0;
    for (long second = from; second <= to; second++) {
      float value = at(second);
      all += Float.isNaN(value) ? 0 : value;
    }
    return Math.round(all);
  }

  /** Seconds with a value, both ends included. */
  int knownBetween(long from, long to) {
    int seen = 0;
    for (long second = from; second <= to; second++) {
      seen += Float.isNaN(at(second)) ? 0 : 1;
    }
    return seen;
  }
}
