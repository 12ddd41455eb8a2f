package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Closes panes as the watermark, the largest left time so far, passes their end by the grace; all
 * that is decided for good is decided here, so it depends on the samples and not on their order.
 */
final class PaneCloser {

  private final EdgeState state;
  private final StepTest stepTest;
  private final DriftFit driftFit;
  private final OffsetRecorder recorder;
  private boolean started;
  private long closed;
  private long watermarkNanos = Long.MIN_VALUE;

  PaneCloser(EdgeState state, StepTest stepTest, OffsetRecorder recorder) {
    this.state = state;
    this.stepTest = stepTest;
    this.recorder = recorder;
    driftFit = new DriftFit(state);
  }

  boolean isLate(long pane) {
    return started && pane <= closed;
  }

  /** Whether the record of a pane is decided, be it that there is none. */
  boolean isSettled(long pane) {
    return started && pane <= closed - state.config().patience().lagPanes();
  }

  /** Moves the watermark; true if everything known lies too far back to be of use. */
  boolean moveWatermark(long leftNanos) {
    long previousNanos = watermarkNanos;
    watermarkNanos = Math.max(watermarkNanos, leftNanos);
    PaneLayout layout = state.config().layout();
    return started
        && layout.paneOf(watermarkNanos) - layout.paneOf(previousNanos) > layout.memoryPanes();
  }

  /** Closes what the watermark has passed. */
  void advance() {
    EdgeConfig config = state.config();
    if (!started) {
      // From the earliest sample of the first exchange, whichever of both came first.
      closed = state.panes().pane(0) - 2 - config.gracePanes();
      started = true;
    }
    closeThrough(config.layout().paneOf(watermarkNanos - config.graceNanos()) - 1);
  }

  /** Closes all panes that have samples and writes their records. */
  void finish() {
    if (started) {
      long newest = state.config().layout().paneOf(watermarkNanos);
      closeThrough(newest + state.config().patience().lagPanes());
    }
  }

  private void closeThrough(long last) {
    while (closed < last) {
      if (isIdle()) {
        long next = state.panes().size() == 0 ? Long.MAX_VALUE : state.panes().pane(0);
        closed = Math.min(last, next - 1);
      } else {
        closed++;
        close(closed);
      }
    }
  }

  /** Nothing is known up to the next pane, so closing it does nothing: a leap costs no time. */
  private boolean isIdle() {
    Panes panes = state.panes();
    return state.cuts().size() == 0 && (panes.size() == 0 || panes.pane(0) > closed + 1);
  }

  private void close(long pane) {
    if (state.panes().contains(pane)) {
      findStep(pane);
      driftFit.update(pane);
    }
    recorder.write(pane - state.config().patience().lagPanes());
    forget(pane - state.config().layout().finePanes());
  }

  private void findStep(long pane) {
    int from = state.segmentFrom(pane);
    int to = state.segmentTo(pane, pane);
    if (!stepTest.finds(from, to, pane, state.config().patience().minPanesAfterStep())) {
      return;
    }
    if (state.cuts().isFull()) {
      // Nothing after a step uses what was before it, so both may go.
      state.panes().removeBefore(state.cuts().removeOldest());
    }
    state.cuts().add(stepTest.lastBefore(), stepTest.firstAfter());
  }

  private void forget(long lastFine) {
    Panes panes = state.panes();
    PaneLayout layout = state.config().layout();
    while (panes.coarse() < panes.size() && panes.pane(panes.coarse()) <= lastFine) {
      foldOldestFine(panes.pane(panes.coarse()));
    }
    panes.removeBefore(lastFine + layout.finePanes() - layout.memoryPanes() + 1);
    long oldest = panes.coarse() == 0 ? lastFine : Math.min(lastFine, panes.pane(0));
    state.cuts().removeThrough(oldest);
  }

  private void foldOldestFine(long pane) {
    if (state.cuts().quarantines(pane)) {
      state.panes().dropOldestFine();
      return;
    }
    PaneLayout layout = state.config().layout();
    long coarsePane = Math.max(layout.coarseStart(pane), state.cuts().segmentStart(pane));
    long endNanos = (coarsePane + layout.panesPerCoarse()) * layout.paneNanos();
    state.panes().foldOldestFine(coarsePane, endNanos, state.drift().ratePpb());
  }

  void writeTo(SnapshotWriter out) {
    out.writeBoolean(started);
    out.writeSigned(closed);
    out.writeSigned(watermarkNanos);
  }

  void readFrom(SnapshotReader in) {
    started = in.readBoolean();
    closed = in.readSigned();
    watermarkNanos = in.readSigned();
  }
}
