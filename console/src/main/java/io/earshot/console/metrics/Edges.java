package io.earshot.console.metrics;

import java.util.Arrays;

/**
 * Upper edges of the histograms. Those of our alert rules and budgets are among them, so that "how
 * many were above 100 ms" is a count and no estimate.
 */
public enum Edges {
  /**
   * From the resolution of marks to calls nobody would stay in; §2 of the design has the budgets.
   */
  DELAYS(1, 2, 5, 10, 20, 30, 50, 75, 80, 100, 150, 200, 300, 400, 450, 555, 800, 1000, 2000, 5000),
  /** Thresholds of 30 and 50 ms lie where most values are. */
  JITTER(1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 200, 500, 1000);

  private static final long MICROS_PER_MILLI = 1000;
  private static final double MICROS_PER_SECOND = 1e6;

  private final long[] micros;

  Edges(long... millis) {
    this.micros = Arrays.stream(millis).map(each -> each * MICROS_PER_MILLI).toArray();
  }

  /** Ascending, microseconds. */
  public long[] micros() {
    return micros.clone();
  }

  /** Ascending, seconds; the last one is infinite. */
  public double[] seconds() {
    double[] seconds = new double[micros.length + 1];
    for (int i = 0; i < micros.length; i++) {
      seconds[i] = micros[i] / MICROS_PER_SECOND;
    }
    seconds[micros.length] = Double.POSITIVE_INFINITY;
    return seconds;
  }
}
