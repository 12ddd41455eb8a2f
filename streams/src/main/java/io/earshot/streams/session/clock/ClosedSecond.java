package io.earshot.streams.session.clock;

import io.earshot.media.clock.OffsetInterval;
import io.earshot.media.clock.SampleLimits;
import io.earshot.media.clock.graph.ClockGraph;
import io.earshot.media.clock.graph.ClosedClocks;
import io.earshot.media.clock.graph.Edge;
import io.earshot.media.clock.graph.PairOffset;
import io.earshot.streams.session.input.ClockName;
import org.jspecify.annotations.Nullable;

/** All clocks together during one second; kept until another second is asked for. */
final class ClosedSecond implements Offsets {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final SessionClocks clocks;
  private final boolean isFinal;
  private final OffsetInterval atStart = new OffsetInterval();
  private final OffsetInterval atEnd = new OffsetInterval();
  private @Nullable ClosedClocks closed;
  private long closedSecond;

  ClosedSecond(SessionClocks clocks, boolean isFinal) {
    this.clocks = clocks;
    this.isFinal = isFinal;
  }

  /** New samples have come. */
  void forget() {
    closed = null;
  }

  @Override
  public @Nullable PairOffset between(ClockName from, ClockName to, long second) {
    KnownClock first = clocks.find(from);
    KnownClock last = clocks.find(to);
    if (first == null || last == null) {
      return null;
    }
    ClosedClocks known = closed;
    if (known == null || closedSecond != second) {
      known = close(second);
      closed = known;
      closedSecond = second;
    }
    return known.between(first.number, last.number);
  }

  private ClosedClocks close(long second) {
    ClockGraph graph = ClockGraph.ofClocks(clocks.count());
    for (ClockPair pair : clocks.pairs()) {
      addTo(graph, pair, second);
    }
    ClosedClocks all = graph.close();
    if (isFinal) {
      for (Edge edge : all.contradicting()) {
        blame(edge);
      }
    }
    return all;
  }

  /** An interval that holds at both ends of the second holds all through it. */
  private void addTo(ClockGraph graph, ClockPair pair, long second) {
    long startNanos = second * NANOS_PER_SECOND;
    if (!pair.read(startNanos, isFinal, atStart)
        || !pair.read(startNanos + NANOS_PER_SECOND, isFinal, atEnd)) {
      return;
    }
    long resolutionNanos = atStart.resolutionNanos();
    long loNanos = Math.min(atStart.loNanos(), atEnd.loNanos()) - resolutionNanos;
    long hiNanos = Math.max(atStart.hiNanos(), atEnd.hiNanos()) + resolutionNanos;
    if (-SampleLimits.MAX_DIFFERENCE_NANOS <= loNanos
        && loNanos <= hiNanos
        && hiNanos <= SampleLimits.MAX_DIFFERENCE_NANOS) {
      graph.with(pair.left.number, pair.right.number, loNanos, hiNanos);
    }
  }

  private void blame(Edge edge) {
    for (ClockPair pair : clocks.pairs()) {
      if (pair.left.number == edge.left() && pair.right.number == edge.right()) {
        pair.onContradiction();
      }
    }
  }
}
