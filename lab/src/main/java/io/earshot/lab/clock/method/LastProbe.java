package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;

/** Half the difference of the newest exchange's two ways, within half of their sum. */
public final class LastProbe implements OffsetMethod {

  private boolean known;
  private long offsetNanos;
  private long errNanos;

  @Override
  public String name() {
    return "last-probe";
  }

  @Override
  public boolean claimsBound() {
    return true;
  }

  @Override
  public void take(Probe probe) {
    known = true;
    offsetNanos = Math.floorDiv(probe.forwardNanos() - probe.reverseNanos(), 2);
    errNanos = Math.floorDiv(probe.forwardNanos() + probe.reverseNanos(), 2);
  }

  @Override
  public boolean answer(Mark mark, Answer out) {
    out.set(offsetNanos, errNanos);
    return known;
  }
}
