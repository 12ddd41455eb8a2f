package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.EdgeConfig;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Our estimator, set up anew at each step of the right clock that its agent signals: a new epoch
 * inherits the rate and nothing else. Without signals all is one epoch, and the estimator guards
 * itself against steps.
 */
final class EpochEdges {

  private final boolean areSignaled;
  private final EdgeConfig config;
  private final TreeMap<Integer, ClockEdge> edges = new TreeMap<>();

  EpochEdges(EdgeConfig config, boolean areSignaled) {
    this.areSignaled = areSignaled;
    this.config = areSignaled ? config.unguarded() : config;
  }

  void take(Probe probe) {
    if (areSignaled && probe.epoch() == Probe.ACROSS_EPOCHS) {
      return;
    }
    edge(areSignaled ? probe.epoch() : 0)
        .exchange(
            probe.leftSendNanos(),
            probe.forwardNanos(),
            probe.leftReceiveNanos(),
            probe.reverseNanos());
  }

  private ClockEdge edge(int epoch) {
    ClockEdge edge = edges.get(epoch);
    if (edge == null) {
      edge = edges.isEmpty() ? ClockEdge.of(config) : edges.lastEntry().getValue().nextEpoch();
      edges.put(epoch, edge);
    }
    return edge;
  }

  /** The edge that a mark belongs to; null before the first probe of its epoch. */
  @Nullable ClockEdge edgeOf(Mark mark) {
    return edges.get(areSignaled ? mark.epoch() : 0);
  }

  /** Whether a newer epoch has begun. */
  boolean isPast(Mark mark) {
    return areSignaled && mark.epoch() < edges.lastKey();
  }

  void end() {
    edges.values().forEach(ClockEdge::end);
  }
}
