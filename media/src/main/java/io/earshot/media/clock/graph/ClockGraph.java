package io.earshot.media.clock.graph;

import io.earshot.media.clock.OffsetInterval;
import io.earshot.media.clock.SampleLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The clocks of a session, numbered from 0, and the intervals that are known between them. */
public final class ClockGraph {

  /** More clocks than a session has; the closure takes their number squared for each interval. */
  public static final int MAX_CLOCKS = 64;

  private final int clocks;
  private final List<Edge> edges = new ArrayList<>();

  private ClockGraph(int clocks) {
    this.clocks = clocks;
  }

  /** A graph of so many clocks, of which nothing is known. */
  public static ClockGraph ofClocks(int clocks) {
    if (!(1 <= clocks && clocks <= MAX_CLOCKS)) {
      throw new IllegalArgumentException(
          "clocks=" + clocks + " is outside [1, " + MAX_CLOCKS + "]");
    }
    return new ClockGraph(clocks);
  }

  /** Adds what an edge says at this instant, its resolution included. */
  public ClockGraph with(int left, int right, OffsetInterval offset) {
    long resolutionNanos = offset.resolutionNanos();
    return with(
        left, right, offset.loNanos() - resolutionNanos, offset.hiNanos() + resolutionNanos);
  }

  /** Adds that the right clock minus the left one is within an interval, ends included. */
  public ClockGraph with(int left, int right, long loNanos, long hiNanos) {
    if (!isClock(left) || !isClock(right) || left == right) {
      throw new IllegalArgumentException(
          "left=" + left + " and right=" + right + " are not two of clocks=" + clocks);
    }
    if (!(-SampleLimits.MAX_DIFFERENCE_NANOS <= loNanos
        && loNanos <= hiNanos
        && hiNanos <= SampleLimits.MAX_DIFFERENCE_NANOS)) {
      throw new IllegalArgumentException("[" + loNanos + ", " + hiNanos + "] is no interval");
    }
    edges.add(new Edge(left, right, loNanos, hiNanos));
    return this;
  }

  private boolean isClock(int clock) {
    return 0 <= clock && clock < clocks;
  }

  /**
   * Draws all conclusions. The narrowest intervals come first, so that of those which can't all be
   * true the widest are set aside.
   */
  public ClosedClocks close() {
    List<Edge> narrowestFirst = new ArrayList<>(edges);
    narrowestFirst.sort(
        Comparator.comparingLong(Edge::widthNanos)
            .thenComparingInt(Edge::left)
            .thenComparingInt(Edge::right)
            .thenComparingLong(Edge::loNanos));
    Closure closure = new Closure(clocks);
    List<Edge> held = new ArrayList<>();
    List<Edge> contradicting = new ArrayList<>();
    for (Edge edge : narrowestFirst) {
      (closure.add(edge) ? held : contradicting).add(edge);
    }
    return new ClosedClocks(closure, LeastSquares.solve(closure, held), List.copyOf(contradicting));
  }
}
