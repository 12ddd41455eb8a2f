package io.earshot.media.clock;

/** One exchange as two differences. */
record Exchange(long leftSendNanos, long forwardNanos, long leftReceiveNanos, long reverseNanos) {

  void offerTo(ClockEdge edge) {
    edge.exchange(leftSendNanos, forwardNanos, leftReceiveNanos, reverseNanos);
  }
}
