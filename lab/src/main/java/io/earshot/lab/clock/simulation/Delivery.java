package io.earshot.lab.clock.simulation;

/**
 * How probes reach whoever computes with them.
 *
 * @param probeEverySeconds mean interval after the burst at the start
 * @param lossProbability how many never arrive
 * @param duplicateProbability how many arrive twice
 * @param meanLatenessSeconds exponential delay on top, at most 20 s
 * @param graceNanos what the estimator waits
 */
record Delivery(
    double probeEverySeconds,
    double lossProbability,
    double duplicateProbability,
    double meanLatenessSeconds,
    long graceNanos) {

  static final Delivery PROMPT = new Delivery(1.0, 0, 0, 0, 2_000_000_000L);

  boolean isLate() {
    return meanLatenessSeconds > 0;
  }
}
