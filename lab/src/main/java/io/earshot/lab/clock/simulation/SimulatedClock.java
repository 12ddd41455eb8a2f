package io.earshot.lab.clock.simulation;

import java.util.List;

/**
 * A clock that shows {@code zero + t + ∫ rate + steps}, cut to its resolution. Its rate walks at
 * random from second to second.
 */
final class SimulatedClock {

  private static final double LARGEST_RATE_PPM = 300;
  private static final int SPARE_SECONDS = 60;

  private final double zeroSeconds;
  private final double[] ratePpm;
  private final double[] gainedSeconds;
  private final List<ClockStep> steps;
  private final long resolutionNanos;

  SimulatedClock(
      Lots lots, Host host, double durationSeconds, List<ClockStep> steps, List<Slew> slews) {
    this.steps = steps;
    resolutionNanos = host.resolutionNanos();
    zeroSeconds = lots.uniform(100, 5000);
    int seconds = (int) durationSeconds + SPARE_SECONDS;
    ratePpm = new double[seconds];
    gainedSeconds = new double[seconds + 1];
    double walkedPpm = lots.uniform(-host.rateSpreadPpm(), host.rateSpreadPpm());
    for (int second = 0; second < seconds; second++) {
      ratePpm[second] = walkedPpm + slewPpm(slews, second);
      gainedSeconds[second + 1] = gainedSeconds[second] + ratePpm[second] * 1e-6;
      walkedPpm += lots.normal(host.walkPpm());
      walkedPpm = Math.max(-LARGEST_RATE_PPM, Math.min(LARGEST_RATE_PPM, walkedPpm));
    }
  }

  private static double slewPpm(List<Slew> slews, int second) {
    return slews.stream().filter(slew -> slew.covers(second)).mapToDouble(Slew::ratePpm).sum();
  }

  /** What the clock shows at an instant. */
  long nanosAt(double seconds) {
    int second = (int) seconds;
    double shown =
        zeroSeconds + seconds + gainedSeconds[second] + ratePpm[second] * 1e-6 * (seconds - second);
    for (ClockStep step : steps) {
      shown += seconds >= step.atSeconds() ? step.bySeconds() : 0;
    }
    long nanos = (long) Math.floor(shown * 1e9);
    return nanos - Math.floorMod(nanos, resolutionNanos);
  }
}
