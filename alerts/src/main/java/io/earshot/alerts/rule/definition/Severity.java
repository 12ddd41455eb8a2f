package io.earshot.alerts.rule.definition;

import org.jspecify.annotations.Nullable;

/**
 * How bad it is beyond which threshold.
 *
 * @param threshold in the unit of the metric; null = of a rule without one
 */
public record Severity(String name, @Nullable Double threshold) {}
