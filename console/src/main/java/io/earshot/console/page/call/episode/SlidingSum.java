package io.earshot.console.page.call.episode;

import io.earshot.console.page.call.series.Column;
import io.earshot.console.page.call.series.Timeline;

/** Sum of a column over the last seconds, moved on second by second; unknown adds nothing. */
final class SlidingSum {

  private final Timeline timeline;
  private final Column column;
  private final int seconds;
  private double sum;
  private int known;

  SlidingSum(Timeline timeline, Column column, int seconds) {
    this.timeline = timeline;
    this.column = column;
    this.seconds = seconds;
  }

  void moveTo(long second) {
    float entering = column.at(timeline.slotOf(second));
    if (!Float.isNaN(entering)) {
      sum += entering;
      known++;
    }
    float leaving = column.at(timeline.slotOf(second - seconds));
    if (!Float.isNaN(leaving)) {
      sum -= leaving;
      known--;
    }
  }

  double sum() {
    return sum;
  }

  /** Seconds of the window that have a value. */
  int known() {
    return known;
  }

  /** The same over any seconds, both ends included. */
  static long sum(Timeline timeline, Column column, long from, long to) {
    double sum = 0;
    for (long second = from; second <= to; second++) {
      float value = column.at(timeline.slotOf(second));
      sum += Float.isNaN(value) ? 0 : value;
    }
    return Math.round(sum);
  }

  /** Seconds with a value, both ends included. */
  static int known(Timeline timeline, Column column, long from, long to) {
    int known = 0;
    for (long second = from; second <= to; second++) {
      known += Float.isNaN(column.at(timeline.slotOf(second))) ? 0 : 1;
    }
    return known;
  }
}
