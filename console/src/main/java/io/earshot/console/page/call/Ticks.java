package io.earshot.console.page.call;

import io.earshot.console.page.call.series.Timeline;
import org.jspecify.annotations.Nullable;

/** Time in one partition, and how fast it passes against arrival. */
final class Ticks {

  /** Shorter, and one delayed poll would be half of it. */
  private static final long MIN_SPAN_MILLIS = 2_000;

  /** Two rates in a row must agree this well: reading what lay there is no replay's speed. */
  private static final double MAX_DISAGREEMENT = 1.5;

  private static final double MILLIS_PER_SECOND = 1000;

  private long newest = Timeline.NONE;
  private long anchorSecond = Timeline.NONE;
  private long anchorMillis;
  private double rate = Double.NaN;
  private @Nullable Double agreed;

  /** Takes a tick; false if time did not pass. */
  boolean take(long second, long arrivedMillis) {
    if (newest != Timeline.NONE && second <= newest) {
      return false;
    }
    newest = second;
    if (anchorSecond == Timeline.NONE) {
      anchor(second, arrivedMillis);
    }
    long spanMillis = arrivedMillis - anchorMillis;
    if (spanMillis >= MIN_SPAN_MILLIS) {
      double next = (second - anchorSecond) * MILLIS_PER_SECOND / spanMillis;
      boolean agrees =
          next <= rate * MAX_DISAGREEMENT && rate <= next * MAX_DISAGREEMENT && next > 0;
      agreed = agrees ? Double.valueOf(next) : null;
      rate = next;
      anchor(second, arrivedMillis);
    }
    return true;
  }

  private void anchor(long second, long arrivedMillis) {
    anchorSecond = second;
    anchorMillis = arrivedMillis;
  }

  long newest() {
    return newest;
  }

  /** Seconds of event time per second of arrival; null = unknown. */
  @Nullable Double rate() {
    return agreed;
  }
}
