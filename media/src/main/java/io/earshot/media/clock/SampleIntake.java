package io.earshot.media.clock;

/** Checks samples, puts the good ones into their panes and counts the others. */
final class SampleIntake {

  private final PaneLayout layout;
  private final Panes panes;
  private final PaneCloser closer;
  private final SampleTally tally = new SampleTally();

  SampleIntake(EdgeState state, PaneCloser closer) {
    layout = state.config().layout();
    panes = state.panes();
    this.closer = closer;
  }

  SampleTally tally() {
    return tally;
  }

  /** Takes four timestamps; see {@link ClockEdge#probe}. */
  boolean probe(
      long rightSendNanos, long leftReceiveNanos, long leftSendNanos, long rightReceiveNanos) {
    if (rightSendNanos == 0
        || leftReceiveNanos == 0
        || leftSendNanos == 0
        || rightReceiveNanos == 0) {
      return refuse(SampleRefusal.UNSET_TIMESTAMP);
    }
    if (leftSendNanos < leftReceiveNanos || rightReceiveNanos < rightSendNanos) {
      return refuse(SampleRefusal.BACKWARD_CLOCK);
    }
    return exchange(
        leftSendNanos,
        Elapsed.betweenNanos(leftSendNanos, rightReceiveNanos),
        leftReceiveNanos,
        Elapsed.betweenNanos(rightSendNanos, leftReceiveNanos));
  }

  /** Takes an exchange as two differences; see {@link ClockEdge#exchange}. */
  boolean exchange(
      long leftSendNanos, long forwardNanos, long leftReceiveNanos, long reverseNanos) {
    if (!isInRange(leftSendNanos, forwardNanos) || !isInRange(leftReceiveNanos, reverseNanos)) {
      return refuse(SampleRefusal.OUT_OF_RANGE);
    }
    long roundTripNanos = forwardNanos + reverseNanos;
    if (roundTripNanos < 0) {
      return refuse(SampleRefusal.NEGATIVE_ROUND_TRIP);
    }
    if (roundTripNanos > SampleLimits.MAX_ROUND_TRIP_NANOS) {
      return refuse(SampleRefusal.LONG_ROUND_TRIP);
    }
    boolean isForwardUsed = offer(panes.forward, leftSendNanos, forwardNanos);
    boolean isReverseUsed = offer(panes.reverse, leftReceiveNanos, reverseNanos);
    return advanceIf(isForwardUsed || isReverseUsed);
  }

  boolean forward(long leftSendNanos, long forwardNanos) {
    return oneWay(panes.forward, leftSendNanos, forwardNanos);
  }

  boolean reverse(long leftReceiveNanos, long reverseNanos) {
    return oneWay(panes.reverse, leftReceiveNanos, reverseNanos);
  }

  private boolean oneWay(Side side, long leftNanos, long nanos) {
    return isInRange(leftNanos, nanos)
        ? advanceIf(offer(side, leftNanos, nanos))
        : refuse(SampleRefusal.OUT_OF_RANGE);
  }

  private static boolean isInRange(long leftNanos, long differenceNanos) {
    return SampleLimits.isTime(leftNanos) && SampleLimits.isDifference(differenceNanos);
  }

  private boolean refuse(SampleRefusal reason) {
    tally.refuse(reason);
    return false;
  }

  private boolean offer(Side side, long leftNanos, long nanos) {
    long pane = layout.paneOf(leftNanos);
    if (closer.isLate(pane)) {
      return refuse(SampleRefusal.LATE);
    }
    side.offer(panes.indexOfFine(pane), leftNanos, nanos);
    tally.accept();
    if (closer.moveWatermark(leftNanos)) {
      tally.countJump();
    }
    return true;
  }

  private boolean advanceIf(boolean isUsed) {
    if (isUsed) {
      closer.advance();
    }
    return isUsed;
  }
}
