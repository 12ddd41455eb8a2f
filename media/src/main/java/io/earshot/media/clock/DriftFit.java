package io.earshot.media.clock;

import java.util.Arrays;

/**
 * Measures the rate from two clean panes far apart, as RADclock does (Veitch, Ridoux, Korada,
 * <i>Robust Synchronization of Absolute and Difference Clocks over Networks</i>, 2009): of the
 * oldest and of the newest third of a segment the pane with the smallest round trip.
 *
 * <p>Its error is what both round trips exceed the floor by, plus twice what the observed floor may
 * itself hide (the lowest tenth's excess), over twice the baseline. 0.2 ms of excess each over 100
 * s are 2 ppm. A measurement is taken only if it is no worse than what is known.
 */
final class DriftFit {

  private static final int MIN_PANES = 6;
  private static final long MIN_BASELINE_NANOS = 20 * Ppb.SECOND_NANOS;

  /** Beyond these a product would leave int64. */
  private static final long MAX_SHIFT_NANOS = 4 * Ppb.SECOND_NANOS;

  private static final long MAX_EXCESS_NANOS = Ppb.SECOND_NANOS;

  private final EdgeState state;
  private final Panes panes;
  private final Workspace work;
  private final CleanPane oldest = new CleanPane();
  private final CleanPane newest = new CleanPane();

  DriftFit(EdgeState state) {
    this.state = state;
    panes = state.panes();
    work = state.workspace();
  }

  /** Measures anew with what a newly closed pane has settled. */
  void update(long closedPane) {
    int from = state.segmentFrom(closedPane);
    int to = state.segmentTo(closedPane, closedPane - state.config().patience().lagPanes());
    work.ensure(Math.max(0, to - from));
    long firstNanos = Long.MAX_VALUE;
    long lastNanos = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      if (panes.hasBoth(i)) {
        firstNanos = Math.min(firstNanos, betweenNanos(i));
        lastNanos = Math.max(lastNanos, betweenNanos(i));
      }
    }
    int count = chooseCleanPanes(from, to, firstNanos, lastNanos);
    if (count >= MIN_PANES) {
      take(count, closedPane * state.config().layout().paneNanos());
    }
  }

  private int chooseCleanPanes(int from, int to, long firstNanos, long lastNanos) {
    oldest.clear();
    newest.clear();
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!panes.hasBoth(i)) {
        continue;
      }
      long atNanos = betweenNanos(i);
      long forwardNanos = panes.forward.movedNanos(i, atNanos, state.drift().ratePpb());
      long reverseNanos = panes.reverse.movedNanos(i, atNanos, state.drift().ratePpb());
      long roundTripNanos = forwardNanos + reverseNanos;
      long offsetNanos = Math.floorDiv(forwardNanos - reverseNanos, 2);
      work.sumsNanos[count++] = roundTripNanos;
      if (3 * (atNanos - firstNanos) <= lastNanos - firstNanos) {
        oldest.offer(roundTripNanos, atNanos, offsetNanos);
      }
      if (3 * (lastNanos - atNanos) <= lastNanos - firstNanos) {
        newest.offer(roundTripNanos, atNanos, offsetNanos);
      }
    }
    return count;
  }

  /** Between both minima of a pane, without their sum, which might leave int64. */
  private long betweenNanos(int index) {
    long forwardTagNanos = panes.forward.tagNanos(index);
    return forwardTagNanos + Math.floorDiv(panes.reverse.tagNanos(index) - forwardTagNanos, 2);
  }

  private void take(int count, long atNanos) {
    Arrays.sort(work.sumsNanos, 0, count);
    long floorNanos = work.sumsNanos[0];
    long baselineNanos = newest.atNanos - oldest.atNanos;
    long shiftNanos = newest.offsetNanos - oldest.offsetNanos;
    long oldExcessNanos = oldest.roundTripNanos - floorNanos;
    long newExcessNanos = newest.roundTripNanos - floorNanos;
    if (baselineNanos < MIN_BASELINE_NANOS
        || Math.abs(shiftNanos) > MAX_SHIFT_NANOS
        || oldExcessNanos > MAX_EXCESS_NANOS
        || newExcessNanos > MAX_EXCESS_NANOS) {
      return;
    }
    long hiddenNanos =
        Math.min(work.sumsNanos[Math.max(1, count / 10)] - floorNanos, MAX_EXCESS_NANOS);
    long errorNanos =
        oldExcessNanos + newExcessNanos + 2 * hiddenNanos + state.config().resolutionNanos();
    RatePrior prior = state.config().rate();
    long errorPpb =
        Math.floorDiv(errorNanos * Ppb.SECOND_NANOS, 2 * baselineNanos)
            + prior.smallestDoubtPpb()
            + prior.wanderPpb() * Ppb.rootSeconds(baselineNanos) / 2;
    Drift drift = state.drift();
    if (errorPpb <= drift.doubtPpb(Elapsed.betweenNanos(drift.measuredAtNanos(), atNanos))) {
      drift.set(Math.floorDiv(shiftNanos * Ppb.SECOND_NANOS, baselineNanos), errorPpb, atNanos);
    }
  }

  /** The pane with the smallest round trip, of equal ones the earliest. */
  private static final class CleanPane {

    private long roundTripNanos;
    private long atNanos;
    private long offsetNanos;

    void clear() {
      roundTripNanos = Long.MAX_VALUE;
      atNanos = Long.MAX_VALUE;
      offsetNanos = Long.MAX_VALUE;
    }

    void offer(long newRoundTripNanos, long newAtNanos, long newOffsetNanos) {
      boolean isCleaner =
          newRoundTripNanos != roundTripNanos
              ? newRoundTripNanos < roundTripNanos
              : newAtNanos != atNanos ? newAtNanos < atNanos : newOffsetNanos < offsetNanos;
      if (isCleaner) {
        roundTripNanos = newRoundTripNanos;
        atNanos = newAtNanos;
        offsetNanos = newOffsetNanos;
      }
    }
  }
}
