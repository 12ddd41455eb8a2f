package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The product's limits on the 95th percentile of a hop's delay, milliseconds. */
public final class HopBudget {

  private static final Map<String, BigDecimal> MILLIS_BY_HOP =
      Map.of(
          "uplink", BigDecimal.valueOf(50),
          "sfu_worker", BigDecimal.valueOf(5),
          "worker", BigDecimal.valueOf(450),
          "worker_sfu_client", BigDecimal.valueOf(50),
          "total", BigDecimal.valueOf(555));

  private HopBudget() {}

  /** Limit of a hop; null where there is none. */
  public static @Nullable BigDecimal millisOf(String hop) {
    return MILLIS_BY_HOP.get(hop);
  }
}
