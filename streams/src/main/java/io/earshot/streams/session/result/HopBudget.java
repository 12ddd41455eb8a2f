package io.earshot.streams.session.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The product's limits on the 95th percentile of a hop's delay. */
public final class HopBudget {

  private static final Map<String, Long> MILLIS_BY_HOP =
      Map.of(
          Hop.UPLINK.label(), 50L,
          Hop.SFU_WORKER.label(), 5L,
          Hop.WORKER.label(), 450L,
          Hop.WORKER_SFU_CLIENT.label(), 50L,
          Hop.TOTAL.label(), 555L);

  private HopBudget() {}

  /** Limit of a hop by its name in reports, milliseconds; null where there is none. */
  public static @Nullable Long millisOf(String hop) {
    return MILLIS_BY_HOP.get(hop);
  }
}
