package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.OffsetInterval;

/** Our estimator, asked as soon as a mark arrives. */
public final class LiveEnvelope implements OffsetMethod {

  private final EpochEdges edges;
  private final OffsetInterval offset = new OffsetInterval();

  /**
   * Knows nothing yet.
   *
   * @param areEpochsSignaled whether agents tell of clock steps, or it must find them itself
   */
  public LiveEnvelope(EdgeConfig config, boolean areEpochsSignaled) {
    edges = new EpochEdges(config, areEpochsSignaled);
  }

  @Override
  public String name() {
    return "tspe-live";
  }

  @Override
  public boolean claimsBound() {
    return true;
  }

  @Override
  public void take(Probe probe) {
    edges.take(probe);
  }

  @Override
  public boolean answer(Mark mark, Answer out) {
    ClockEdge edge = edges.edgeOf(mark);
    if (edge == null) {
      return false;
    }
    boolean isKnown = edge.liveOffsetAt(mark.leftNanos(), offset);
    out.set(offset.midNanos(), offset.errNanos());
    return isKnown;
  }
}
