package io.earshot.media.clock;

/**
 * The provisional offset: all of the newest segment, open panes included, tested for a step with a
 * single pane after it. As exact as the final record most of the time, but no bound near a step.
 */
final class LiveOffset {

  private final EdgeState state;
  private final StepTest stepTest;
  private boolean stale = true;
  private int from;
  private int to;
  private int flags;

  LiveOffset(EdgeState state, StepTest stepTest) {
    this.state = state;
    this.stepTest = stepTest;
  }

  /** Says that samples came. */
  void invalidate() {
    stale = true;
  }

  /** Fills in the offset, unless nothing bounds it on both sides. */
  boolean read(long atNanos, OffsetInterval out) {
    Panes panes = state.panes();
    if (panes.size() == 0) {
      return false;
    }
    long newest = panes.pane(panes.size() - 1);
    PaneLayout layout = state.config().layout();
    if (Math.abs(layout.paneOf(atNanos) - newest) > layout.memoryPanes()) {
      return false;
    }
    if (stale) {
      findSegment(panes, newest);
      stale = false;
    }
    Envelope envelope = state.workspace().envelope;
    envelope.intersect(state, from, to, atNanos);
    if (envelope.isBounded()) {
      out.set(envelope.loNanos(), envelope.hiNanos());
      out.describe(envelope.floorNanos(), envelope.scatterNanos(), flags);
      out.qualify(state.config().resolutionNanos(), false);
    }
    return envelope.isBounded();
  }

  private void findSegment(Panes panes, long newest) {
    from = state.segmentFrom(newest);
    to = panes.size();
    boolean isStep = stepTest.finds(from, to, newest, 1);
    from = isStep ? panes.firstFrom(stepTest.firstAfter()) : from;
    flags = isStep ? OffsetFlags.NEAR_STEP : 0;
  }
}
