package io.earshot.media.clock;

/**
 * Finds the clock step in a segment: both envelopes shift for good, by opposite signs (Paxson,
 * <i>On Calibrating Measurements of Packet Transit Times</i>, 1998, who found such adjustments on
 * hosts that NTP kept, too). A longer route shifts one envelope only, congestion both the same way.
 *
 * <p>An exactly antisymmetric change of route looks like a step and is cut as one; that costs
 * history and no soundness.
 */
final class StepTest {

  private static final int NONE = -1;

  private final EdgeState state;
  private final Panes panes;
  private final Drift drift;
  private final Workspace work;
  private int from;
  private long lastBefore;
  private long firstAfter;

  StepTest(EdgeState state) {
    this.state = state;
    panes = state.panes();
    drift = state.drift();
    work = state.workspace();
  }

  /** Last pane before the step that was found. */
  long lastBefore() {
    return lastBefore;
  }

  /** First pane after it; what lies between saw both clocks. */
  long firstAfter() {
    return firstAfter;
  }

  /** Looks for the largest step in a range of panes that leaves so many panes after it. */
  boolean finds(int fromIndex, int toIndex, long atPane, int minPanesAfter) {
    from = fromIndex;
    int count = toIndex - fromIndex;
    int minPanes = state.config().patience().minPanes();
    if (count < minPanes) {
      return false;
    }
    int fullPanes = moveTo(state.config().layout().midNanos(atPane), count);
    if (fullPanes < minPanes) {
      return false;
    }
    findLeastFromEach(count);
    return finds(
        count, minPanesAfter, work.toleranceNanos(fullPanes, state.config().resolutionNanos()));
  }

  private boolean finds(int count, int minPanesAfter, long toleranceNanos) {
    long bestNanos = toleranceNanos;
    int before = NONE;
    int after = NONE;
    int forward = NONE;
    int reverse = NONE;
    for (int i = 1; i < count && count - i >= minPanesAfter; i++) {
      forward = lesserForward(forward, i - 1);
      reverse = lesserReverse(reverse, i - 1);
      long stepNanos = stepNanos(forward, reverse, i);
      if (stepNanos > bestNanos) {
        bestNanos = stepNanos;
        before = i - 1;
        after = i;
      }
      if (count - i > minPanesAfter) {
        // The step may lie within pane i; it must then be clearly larger without it.
        stepNanos = stepNanos(forward, reverse, i + 1);
        if (stepNanos > bestNanos + toleranceNanos / 4) {
          bestNanos = stepNanos;
          before = i - 1;
          after = i + 1;
        }
      }
    }
    if (before == NONE) {
      return false;
    }
    lastBefore = panes.pane(from + before);
    firstAfter = panes.pane(from + after);
    return true;
  }

  /** Moves all minima to one instant and counts the panes with both. */
  private int moveTo(long atNanos, int count) {
    work.ensure(count);
    long ratePpb = drift.ratePpb();
    int fullPanes = 0;
    for (int i = 0; i < count; i++) {
      work.forwardNanos[i] = panes.forward.movedNanos(from + i, atNanos, ratePpb);
      work.reverseNanos[i] = panes.reverse.movedNanos(from + i, atNanos, ratePpb);
      if (panes.hasBoth(from + i)) {
        work.sumsNanos[fullPanes++] = work.forwardNanos[i] + work.reverseNanos[i];
      }
    }
    return fullPanes;
  }

  private void findLeastFromEach(int count) {
    int forward = NONE;
    int reverse = NONE;
    for (int i = count - 1; i >= 0; i--) {
      forward = lesserForward(forward, i);
      reverse = lesserReverse(reverse, i);
      work.forwardLeast[i] = forward;
      work.reverseLeast[i] = reverse;
    }
  }

  private int lesserForward(int best, int candidate) {
    if (!panes.forward.has(from + candidate)) {
      return best;
    }
    return best != NONE
            && !Side.isSmaller(
                work.forwardNanos[candidate],
                panes.forward.tagNanos(from + candidate),
                work.forwardNanos[best],
                panes.forward.tagNanos(from + best))
        ? best
        : candidate;
  }

  private int lesserReverse(int best, int candidate) {
    if (!panes.reverse.has(from + candidate)) {
      return best;
    }
    return best != NONE
            && !Side.isSmaller(
                work.reverseNanos[candidate],
                panes.reverse.tagNanos(from + candidate),
                work.reverseNanos[best],
                panes.reverse.tagNanos(from + best))
        ? best
        : candidate;
  }

  /** What both envelopes have shifted at least, 0 unless by opposite signs. */
  private long stepNanos(int oldForward, int oldReverse, int newFrom) {
    int newForward = work.forwardLeast[newFrom];
    int newReverse = work.reverseLeast[newFrom];
    if (oldForward == NONE || oldReverse == NONE || newForward == NONE || newReverse == NONE) {
      return 0;
    }
    long forwardShiftNanos = work.forwardNanos[newForward] - work.forwardNanos[oldForward];
    long reverseShiftNanos = work.reverseNanos[newReverse] - work.reverseNanos[oldReverse];
    if ((forwardShiftNanos > 0) == (reverseShiftNanos > 0)) {
      return 0;
    }
    long forwardSpanNanos =
        Math.abs(
            panes.forward.tagNanos(from + newForward) - panes.forward.tagNanos(from + oldForward));
    long reverseSpanNanos =
        Math.abs(
            panes.reverse.tagNanos(from + newReverse) - panes.reverse.tagNanos(from + oldReverse));
    return Math.min(
        Math.abs(forwardShiftNanos) - drift.slackNanos(forwardSpanNanos),
        Math.abs(reverseShiftNanos) - drift.slackNanos(reverseSpanNanos));
  }
}
