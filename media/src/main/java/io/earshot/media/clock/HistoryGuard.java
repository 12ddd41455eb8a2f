package io.earshot.media.clock;

/**
 * Notices that both directions are slower than in all history. That may be congestion both ways or
 * a hand-over, but also a clock step that congestion hides; history is then set aside, which costs
 * width and keeps the interval sound.
 */
final class HistoryGuard {

  private final EdgeState state;
  private final Floor near;
  private final Floor history;

  HistoryGuard(EdgeState state) {
    this.state = state;
    near = new Floor(state);
    history = new Floor(state);
  }

  /** Compares the panes near an instant with those before them. */
  boolean isHistoryDoubtful(int from, int nearFrom, int to, long atNanos) {
    near.find(nearFrom, to, atNanos);
    history.find(from, nearFrom, atNanos);
    if (!near.hasBoth()
        || !history.hasBoth()
        || history.fullPanes < state.config().patience().minPanes()) {
      return false;
    }
    long toleranceNanos =
        state.workspace().toleranceNanos(history.fullPanes, state.config().resolutionNanos());
    return riseNanos(
                near.forwardNanos - history.forwardNanos,
                near.forwardTagNanos - history.forwardTagNanos)
            > toleranceNanos
        && riseNanos(
                near.reverseNanos - history.reverseNanos,
                near.reverseTagNanos - history.reverseTagNanos)
            > toleranceNanos;
  }

  private long riseNanos(long shiftNanos, long spanNanos) {
    return shiftNanos - state.drift().slackNanos(Math.abs(spanNanos));
  }

  /** Smallest difference of each direction in a range of panes; leaves their sums behind. */
  private static final class Floor {

    private final EdgeState state;
    private long forwardNanos;
    private long forwardTagNanos;
    private long reverseNanos;
    private long reverseTagNanos;
    private int fullPanes;

    Floor(EdgeState state) {
      this.state = state;
    }

    boolean hasBoth() {
      return forwardNanos != Side.BIG && reverseNanos != Side.BIG;
    }

    void find(int from, int to, long atNanos) {
      Panes panes = state.panes();
      state.workspace().ensure(Math.max(0, to - from));
      long ratePpb = state.drift().ratePpb();
      forwardNanos = Side.BIG;
      reverseNanos = Side.BIG;
      fullPanes = 0;
      for (int i = from; i < to; i++) {
        long newForwardNanos = panes.forward.movedNanos(i, atNanos, ratePpb);
        long newReverseNanos = panes.reverse.movedNanos(i, atNanos, ratePpb);
        offerForward(newForwardNanos, panes.forward.tagNanos(i));
        offerReverse(newReverseNanos, panes.reverse.tagNanos(i));
        if (panes.hasBoth(i)) {
          state.workspace().sumsNanos[fullPanes++] = newForwardNanos + newReverseNanos;
        }
      }
    }

    private void offerForward(long nanos, long tagNanos) {
      if (nanos != Side.BIG && Side.isSmaller(nanos, tagNanos, forwardNanos, forwardTagNanos)) {
        forwardNanos = nanos;
        forwardTagNanos = tagNanos;
      }
    }

    private void offerReverse(long nanos, long tagNanos) {
      if (nanos != Side.BIG && Side.isSmaller(nanos, tagNanos, reverseNanos, reverseTagNanos)) {
        reverseNanos = nanos;
        reverseTagNanos = tagNanos;
      }
    }
  }
}
