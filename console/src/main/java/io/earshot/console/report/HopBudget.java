package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The engine's limits on the 95th percentile of a hop's delay, milliseconds. */
public final class HopBudget {

  private HopBudget() {}

  /** Limit of a hop; null where there is none. */
  public static @Nullable BigDecimal millisOf(String hop) {
    Long millis = io.earshot.streams.session.result.HopBudget.millisOf(hop);
    return millis == null ? null : BigDecimal.valueOf(millis);
  }
}
