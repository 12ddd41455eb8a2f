package io.earshot.media.clock.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that follows from the intervals of a {@link ClockGraph}. */
public final class ClosedClocks {

  private final Closure closure;
  private final long[] pointNanos;
  private final List<Edge> contradicting;

  ClosedClocks(Closure closure, long[] pointNanos, List<Edge> contradicting) {
    this.closure = closure;
    this.pointNanos = pointNanos.clone();
    this.contradicting = contradicting;
  }

  /**
   * The offset {@code clock(to) - clock(from)}; null if no way of intervals leads from one to the
   * other. Its bounds are never wider than those of an interval between the two; its point is that
   * of all intervals together, clamped into the bounds. Take the total of a path from its ends:
   * adding up the hops adds bounds that cancel.
   */
  public @Nullable PairOffset between(int from, int to) {
    if (!closure.isConnected(from, to)) {
      return null;
    }
    long loNanos = closure.loNanos(from, to);
    long hiNanos = closure.hiNanos(from, to);
    long freeNanos = pointNanos[to] - pointNanos[from];
    return new PairOffset(loNanos, hiNanos, Math.max(loNanos, Math.min(hiNanos, freeNanos)));
  }

  /**
   * Intervals that can't be true together with narrower ones, narrowest first. If there are any,
   * some clock has stepped, and nobody can say whether the narrower ones were right.
   */
  public List<Edge> contradicting() {
    return contradicting;
  }
}
