package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The product's budgets, some of them replaced. */
public record HopBudgets(Map<String, BigDecimal> replacedMillis) {

  public HopBudgets {
    replacedMillis = new TreeMap<>(replacedMillis);
  }

  /** Limit of a hop; null where there is none. */
  public @Nullable BigDecimal millisOf(String hop) {
    BigDecimal replaced = replacedMillis.get(hop);
    return replaced == null ? HopBudget.millisOf(hop) : replaced;
  }
}
