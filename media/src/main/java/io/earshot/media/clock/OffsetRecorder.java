package io.earshot.media.clock;

/** Writes the final record of a pane once all that it looks at has closed. */
final class OffsetRecorder {

  private final EdgeState state;
  private final HistoryGuard guard;
  private final OffsetSink sink;

  OffsetRecorder(EdgeState state, OffsetSink sink) {
    this.state = state;
    this.sink = sink;
    guard = new HistoryGuard(state);
  }

  /** Writes the record, if samples bound the offset on both sides. */
  void write(long pane) {
    int cut = state.cuts().near(pane);
    Envelope envelope = state.workspace().envelope;
    int flags = cut < 0 ? intersectAround(pane, envelope) : intersectBothSides(pane, cut, envelope);
    if (envelope.isBounded()) {
      state.track().put(pane, envelope, state.drift(), flags);
      sink.onRecord(state.track(), pane);
    }
  }

  /** A step's own pane saw either clock: the record covers both. */
  private int intersectBothSides(long pane, int cut, Envelope envelope) {
    long midNanos = state.config().layout().midNanos(pane);
    long before = state.cuts().lastBefore(cut);
    long after = state.cuts().firstAfter(cut);
    envelope.intersect(
        state, state.segmentFrom(before), state.segmentTo(before, Long.MAX_VALUE), midNanos);
    Envelope later = state.workspace().otherEnvelope;
    int laterTo = state.segmentTo(after, Math.max(after, lastAhead(pane)));
    later.intersect(state, state.segmentFrom(after), laterTo, midNanos);
    envelope.unite(later);
    return OffsetFlags.NEAR_STEP;
  }

  private int intersectAround(long pane, Envelope envelope) {
    long midNanos = state.config().layout().midNanos(pane);
    int from = state.segmentFrom(pane);
    int to = state.segmentTo(pane, lastAhead(pane));
    int near =
        Math.max(from, state.panes().firstFrom(pane - state.config().patience().aheadPanes()));
    boolean isAlone = state.config().guarded() && guard.isHistoryDoubtful(from, near, to, midNanos);
    envelope.intersect(state, isAlone ? near : from, to, midNanos);
    return isAlone ? OffsetFlags.HISTORY_SET_ASIDE : 0;
  }

  private long lastAhead(long pane) {
    return pane + state.config().patience().aheadPanes();
  }
}
