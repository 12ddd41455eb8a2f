package io.earshot.media.finding;

import io.earshot.media.clock.BudgetVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The delay of one hop over a call.
 *
 * @param hop as in the report, such as {@code uplink}
 * @param p95Millis 95th percentile; null = not measured
 * @param boundMillis half width of the interval that holds it; null = unbounded
 * @param budgetMillis limit of the 95th percentile; null = none
 * @param verdict null without budget or delay
 */
public record HopFacts(
    String hop,
    String from,
    String to,
    @Nullable Double p95Millis,
    @Nullable Double boundMillis,
    @Nullable Double budgetMillis,
    @Nullable BudgetVerdict verdict) {

  public HopFacts {
    requireFinite("p95Millis", p95Millis);
    requireFinite("boundMillis", boundMillis);
    requireFinite("budgetMillis", budgetMillis);
  }

  private static void requireFinite(String name, @Nullable Double millis) {
    if (millis != null && !Double.isFinite(millis)) {
      throw new IllegalArgumentException(name + "=" + millis + " not a finite number");
    }
  }
}
