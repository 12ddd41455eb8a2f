package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;
import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.OffsetInterval;

/** Our estimator's final records. */
public final class FinalEnvelope implements OffsetMethod {

  private final EpochEdges edges;
  private final OffsetInterval offset = new OffsetInterval();

  /**
   * Knows nothing yet.
   *
   * @param areEpochsSignaled whether agents tell of clock steps, or it must find them itself
   */
  public FinalEnvelope(EdgeConfig config, boolean areEpochsSignaled) {
    edges = new EpochEdges(config, areEpochsSignaled);
  }

  @Override
  public String name() {
    return "tspe-final";
  }

  @Override
  public boolean claimsBound() {
    return true;
  }

  @Override
  public boolean answersLate() {
    return true;
  }

  @Override
  public void take(Probe probe) {
    edges.take(probe);
  }

  @Override
  public void end() {
    edges.end();
  }

  /** By the time of a final answer nothing of a past epoch is on its way, so it may be closed. */
  @Override
  public boolean answer(Mark mark, Answer out) {
    ClockEdge edge = edges.edgeOf(mark);
    if (edge == null) {
      return false;
    }
    if (edges.isPast(mark) && !edge.isSettled(mark.leftNanos())) {
      edge.end();
    }
    boolean isKnown = edge.offsetAt(mark.leftNanos(), offset);
    out.set(offset.midNanos(), offset.errNanos());
    return isKnown;
  }
}
