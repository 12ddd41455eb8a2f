package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;

/**
 * What subtracting wall clock times does: it takes the two wall clocks for one. Written as the
 * offset that it believes in, the true one being known.
 */
public final class WallClocks implements OffsetMethod {

  private final long wallOffsetNanos;

  public WallClocks(long wallOffsetNanos) {
    this.wallOffsetNanos = wallOffsetNanos;
  }

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public boolean claimsBound() {
    return false;
  }

  @Override
  public void take(Probe probe) {}

  @Override
  public boolean answer(Mark mark, Answer out) {
    long sign = mark.isForward() ? 1 : -1;
    out.set(sign * (mark.differenceNanos() - mark.delayNanos()) - wallOffsetNanos, 0);
    return true;
  }
}
