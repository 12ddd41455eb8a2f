package io.earshot.lab.clock.method;

import io.earshot.lab.clock.simulation.Mark;
import io.earshot.lab.clock.simulation.Probe;

/**
 * NTP's clock filter (RFC 5905 §10): of the newest eight exchanges the one with the least distance,
 * half its delay and 15 ppm of its age; that distance and the resolution bound it.
 */
public final class NtpFilter implements OffsetMethod {

  private static final int STAGES = 8;
  private static final long PHI_PPM = 15;

  private final Probe[] register = new Probe[STAGES];
  private final long resolutionNanos;
  private int taken;

  public NtpFilter(long resolutionNanos) {
    this.resolutionNanos = resolutionNanos;
  }

  @Override
  public String name() {
    return "ntp-filter";
  }

  @Override
  public boolean claimsBound() {
    return true;
  }

  @Override
  public void take(Probe probe) {
    register[taken % STAGES] = probe;
    taken++;
  }

  @Override
  public boolean answer(Mark mark, Answer out) {
    long leastNanos = Long.MAX_VALUE;
    long offsetNanos = 0;
    for (int i = 0; i < Math.min(taken, STAGES); i++) {
      Probe each = register[i];
      long delayNanos = each.forwardNanos() + each.reverseNanos();
      long ageNanos = Math.abs(mark.leftNanos() - each.leftReceiveNanos());
      long distanceNanos = Math.floorDiv(delayNanos, 2) + ageNanos * PHI_PPM / 1_000_000;
      long candidateNanos = Math.floorDiv(each.forwardNanos() - each.reverseNanos(), 2);
      if (distanceNanos < leastNanos
          || (distanceNanos == leastNanos && candidateNanos < offsetNanos)) {
        leastNanos = distanceNanos;
        offsetNanos = candidateNanos;
      }
    }
    out.set(offsetNanos, leastNanos + resolutionNanos);
    return taken > 0;
  }
}
