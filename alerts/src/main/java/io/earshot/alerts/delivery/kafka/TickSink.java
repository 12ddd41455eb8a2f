package io.earshot.alerts.delivery.kafka;

/** Takes ticks. */
@FunctionalInterface
interface TickSink {

  /**
   * A second is over.
   *
   * @param isJudged whether everything of it was judged, rather than only measured
   * @param tick Unix epoch seconds
   */
  void ticked(boolean isJudged, int partition, long tick);
}
