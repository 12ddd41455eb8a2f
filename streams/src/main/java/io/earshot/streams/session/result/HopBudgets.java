package io.earshot.streams.session.result;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The product's limits on the 95th percentile of a hop's delay, some of them replaced.
 *
 * @param replacedMillis name of the hop in reports to its limit
 */
public record HopBudgets(Map<String, Double> replacedMillis) {

  public static final HopBudgets USUAL = new HopBudgets(Map.of());

  public HopBudgets {
    replacedMillis = new TreeMap<>(replacedMillis);
  }

  /** Limit of a hop, milliseconds; null where there is none. */
  public @Nullable Double millisOf(String hop) {
    Double replaced = replacedMillis.get(hop);
    Long usual = HopBudget.millisOf(hop);
    return replaced != null || usual == null ? replaced : Double.valueOf(usual);
  }
}
