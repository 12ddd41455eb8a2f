package io.earshot.lab.clock.simulation;

/**
 * The clock of a kind of host.
 *
 * @param rateSpreadPpm its rate is this much off at most, parts per million
 * @param walkPpm standard step of its rate in a second
 * @param resolutionNanos what its readings are cut to
 */
public record Host(double rateSpreadPpm, double walkPpm, long resolutionNanos) {

  /** {@code performance.now()} of a page that is not isolated: 100 µs. */
  static final Host BROWSER = new Host(100, 0.010, 100_000);

  /** CLOCK_MONOTONIC. */
  static final Host SERVER = new Host(20, 0.002, 1_000);

  Host withWalkPpm(double newWalkPpm) {
    return new Host(rateSpreadPpm, newWalkPpm, resolutionNanos);
  }
}
