package io.earshot.media.clock.graph;

import java.util.Arrays;

/**
 * Largest possible difference of every two clocks, kept closed under addition as intervals are
 * added: Floyd and Warshall's shortest paths, one edge at a time.
 */
final class Closure {

  private static final long UNBOUNDED = Long.MAX_VALUE;

  /** Bounds beyond this are no bounds; the sum of two within it is a long. */
  private static final long LIMIT_NANOS = (1L << 62) - 1;

  private final int clocks;

  /** [i * clocks + j]: how far clock j can be ahead of clock i. */
  private final long[] aheadNanos;

  Closure(int clocks) {
    this.clocks = clocks;
    aheadNanos = new long[clocks * clocks];
    Arrays.fill(aheadNanos, UNBOUNDED);
    for (int i = 0; i < clocks; i++) {
      aheadNanos[i * clocks + i] = 0;
    }
  }

  int clocks() {
    return clocks;
  }

  /** Upper bound of {@code clock(to) - clock(from)}, if they are connected. */
  long hiNanos(int from, int to) {
    return aheadNanos[from * clocks + to];
  }

  long loNanos(int from, int to) {
    return -hiNanos(to, from);
  }

  boolean isConnected(int from, int to) {
    return hiNanos(from, to) != UNBOUNDED && hiNanos(to, from) != UNBOUNDED;
  }

  /** Middle of what is possible. */
  long midNanos(int from, int to) {
    long loNanos = loNanos(from, to);
    return loNanos + (hiNanos(from, to) - loNanos) / 2;
  }

  /** Adds an interval with all that follows; false, and nothing added, if it can't be true. */
  boolean add(Edge edge) {
    if (isConnected(edge.left(), edge.right())
        && (edge.loNanos() > hiNanos(edge.left(), edge.right())
            || edge.hiNanos() < loNanos(edge.left(), edge.right()))) {
      return false;
    }
    shorten(edge.left(), edge.right(), edge.hiNanos());
    shorten(edge.right(), edge.left(), -edge.loNanos());
    return true;
  }

  private void shorten(int from, int to, long stepNanos) {
    for (int i = 0; i < clocks; i++) {
      long toHereNanos = sumNanos(hiNanos(i, from), stepNanos);
      for (int j = 0; j < clocks; j++) {
        int way = i * clocks + j;
        aheadNanos[way] = Math.min(aheadNanos[way], sumNanos(toHereNanos, hiNanos(to, j)));
      }
    }
  }

  /** Errs on the side of a weaker bound where the sum would leave int64. */
  private static long sumNanos(long firstNanos, long secondNanos) {
    if (firstNanos == UNBOUNDED || secondNanos == UNBOUNDED) {
      return UNBOUNDED;
    }
    long sumNanos = firstNanos + secondNanos;
    return sumNanos > LIMIT_NANOS ? UNBOUNDED : Math.max(sumNanos, -LIMIT_NANOS);
  }
}
