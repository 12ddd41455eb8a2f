package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two clocks of a call and what was learned of their offset.
 *
 * @param left node/clock, with #epoch after a step
 * @param samples one-way samples used; an exchange has two
 * @param refused reason to samples not used
 * @param jumps leaps and silences after which nothing before was of use
 * @param contradictions seconds in which the interval contradicted narrower ones
 * @param ratePpm how fast the right clock gains, parts per million; null = hardly known
 * @param boundMillis half width of the newest interval; null = samples one way only
 */
public record ClockReport(
    String left,
    String right,
    long samples,
    Map<String, Long> refused,
    long jumps,
    long contradictions,
    @Nullable BigDecimal ratePpm,
    @Nullable BigDecimal boundMillis) {}
