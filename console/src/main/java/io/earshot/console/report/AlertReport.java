package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one alert.
 *
 * @param alert id, the same in every replay
 * @param state what it changed to
 * @param eventMillis Unix epoch: the second that was judged
 * @param value in the unit of the rule's metric: milliseconds, ratio or count; null = unknown
 * @param threshold in the same unit; null = the rule has none
 * @param labels what it is about
 */
public record AlertReport(
    String alert,
    String rule,
    String severity,
    String state,
    long eventMillis,
    @Nullable BigDecimal value,
    @Nullable BigDecimal threshold,
    Map<String, String> labels,
    @Nullable String reason) {}
