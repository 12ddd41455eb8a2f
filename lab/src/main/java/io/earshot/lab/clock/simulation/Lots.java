package io.earshot.lab.clock.simulation;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Random numbers of one purpose. Each purpose has a stream of its own, so that one more draw for
 * probes changes no clock. SplitMix64, and functions that are exact on every machine: the same seed
 * gives the same call everywhere.
 */
final class Lots {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final double STEPS = 1L << 53;

  private final SplittableRandom random;

  private Lots(SplittableRandom random) {
    this.random = random;
  }

  /** The stream of a purpose in one seed of one scenario: FNV-1a of the three texts. */
  static Lots of(long seed, String scenario, String purpose) {
    long hash = FNV_OFFSET;
    String label = seed + "|" + scenario + "|" + purpose;
    for (byte each : label.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each) * FNV_PRIME;
    }
    Lots lots = new Lots(new SplittableRandom(hash));
    lots.random.nextLong();
    return lots;
  }

  /** Uniform in (0, 1), both ends excluded. */
  double unit() {
    return ((random.nextLong() >>> 11) + 0.5) / STEPS;
  }

  double uniform(double low, double high) {
    return low + (high - low) * unit();
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(unit());
  }

  double pareto(double smallest, double shape) {
    return smallest * StrictMath.pow(unit(), -1.0 / shape);
  }

  /** Normal around 0, by Box and Muller. */
  double normal(double deviation) {
    double radius = StrictMath.sqrt(-2.0 * StrictMath.log(unit()));
    return deviation * radius * StrictMath.cos(2.0 * StrictMath.PI * unit());
  }

  /** Between both ends, each power of ten as likely. */
  double logUniform(double low, double high) {
    return low * StrictMath.pow(high / low, unit());
  }

  boolean chance(double probability) {
    return unit() < probability;
  }
}
