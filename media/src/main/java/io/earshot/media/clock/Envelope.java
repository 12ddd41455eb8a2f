package io.earshot.media.clock;

import java.util.Arrays;

/**
 * Intersection of what all panes of a range say about the offset at one instant.
 *
 * <p>A delay is never negative, so each sample bounds the offset on one side ({@code -reverse ≤
 * offset ≤ forward}), in a cone that opens with the doubt about the rate. The bounds are those of
 * difference constraints in Attiya, Herzberg and Rajsbaum, <i>Optimal Clock Synchronization under
 * Different Delay Assumptions</i>, 1996. The nearest pane counts first; a pane that contradicts
 * what is nearer ends the walk: it is from before a step that nobody found.
 */
final class Envelope {

  /** Where a bound has seen no sample. */
  private static final long FAR_NANOS = Side.BIG / 2;

  private boolean bounded;
  private long loNanos;
  private long hiNanos;
  private long floorNanos;
  private long scatterNanos;

  /** Whether there were samples of both directions; the rest holds only then. */
  boolean isBounded() {
    return bounded;
  }

  long loNanos() {
    return loNanos;
  }

  long hiNanos() {
    return hiNanos;
  }

  /** Smallest sum of both delays, without the rate: what the path itself takes. */
  long floorNanos() {
    return floorNanos;
  }

  /** What the floor may still hide: the median excess over the number of panes. */
  long scatterNanos() {
    return scatterNanos;
  }

  /** Intersects a range of panes at an instant. */
  void intersect(EdgeState state, int from, int to, long atNanos) {
    Panes panes = state.panes();
    Workspace work = state.workspace();
    work.ensure(Math.max(0, to - from));
    loNanos = -Side.BIG;
    hiNanos = Side.BIG;
    long forwardFloorNanos = Side.BIG;
    long reverseFloorNanos = Side.BIG;
    long ratePpb = state.drift().ratePpb();
    long atPane = state.config().layout().paneOf(atNanos);
    int right = Math.max(from, Math.min(to, panes.firstFrom(atPane)));
    int left = right - 1;
    int fullPanes = 0;
    while (left >= from || right < to) {
      boolean isLeftNext =
          right >= to || (left >= from && atPane - panes.pane(left) <= panes.pane(right) - atPane);
      int next = isLeftNext ? left-- : right++;
      if (!narrow(panes, state.drift(), next, atNanos)) {
        break;
      }
      forwardFloorNanos =
          Math.min(forwardFloorNanos, panes.forward.movedNanos(next, atNanos, ratePpb));
      reverseFloorNanos =
          Math.min(reverseFloorNanos, panes.reverse.movedNanos(next, atNanos, ratePpb));
      if (panes.hasBoth(next)) {
        work.sumsNanos[fullPanes++] = panes.forward.nanos(next) + panes.reverse.nanos(next);
      }
    }
    bounded = hiNanos < FAR_NANOS && loNanos > -FAR_NANOS;
    if (bounded) {
      floorNanos = Math.max(0, forwardFloorNanos + reverseFloorNanos);
      scatterNanos = scatterNanos(work.sumsNanos, fullPanes);
    }
  }

  /** Takes one more pane, unless it contradicts. */
  private boolean narrow(Panes panes, Drift drift, int index, long atNanos) {
    long newHiNanos = hiNanos;
    long newLoNanos = loNanos;
    if (panes.forward.has(index)) {
      long spanNanos = atNanos - panes.forward.tagNanos(index);
      long absSpanNanos = Math.abs(spanNanos);
      long gain = drift.ratePpb() * spanNanos + drift.doubtPpb(absSpanNanos) * absSpanNanos;
      newHiNanos =
          Math.min(hiNanos, panes.forward.nanos(index) + Math.floorDiv(gain, Ppb.SECOND_NANOS));
    }
    if (panes.reverse.has(index)) {
      long spanNanos = atNanos - panes.reverse.tagNanos(index);
      long absSpanNanos = Math.abs(spanNanos);
      long gain = drift.ratePpb() * spanNanos - drift.doubtPpb(absSpanNanos) * absSpanNanos;
      newLoNanos =
          Math.max(loNanos, -panes.reverse.nanos(index) + Math.floorDiv(gain, Ppb.SECOND_NANOS));
    }
    if (newLoNanos > newHiNanos) {
      return false;
    }
    hiNanos = newHiNanos;
    loNanos = newLoNanos;
    return true;
  }

  private static long scatterNanos(long[] sumsNanos, int count) {
    if (count == 0) {
      return 0;
    }
    Arrays.sort(sumsNanos, 0, count);
    return (sumsNanos[count / 2] - sumsNanos[0]) / count;
  }

  /** Widens to what either of two hypotheses allows; unbounded ones say nothing. */
  void unite(Envelope other) {
    if (!other.bounded) {
      return;
    }
    loNanos = bounded ? Math.min(loNanos, other.loNanos) : other.loNanos;
    hiNanos = bounded ? Math.max(hiNanos, other.hiNanos) : other.hiNanos;
    floorNanos = bounded ? Math.min(floorNanos, other.floorNanos) : other.floorNanos;
    scatterNanos = bounded ? Math.max(scatterNanos, other.scatterNanos) : other.scatterNanos;
    bounded = true;
  }
}
