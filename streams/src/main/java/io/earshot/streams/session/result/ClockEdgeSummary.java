package io.earshot.streams.session.result;

import io.earshot.streams.session.input.ClockName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of the offset between two clocks, and what was refused.
 *
 * @param samples one-way samples used; an exchange has two
 * @param refused samples not used, by reason
 * @param jumps leaps and silences after which nothing before was of use
 * @param contradictions seconds in which its interval contradicted narrower ones
 * @param ratePpb how fast the right clock gains, parts per billion; null if hardly known
 * @param boundMillis half width of the newest interval; null if samples came one way only
 */
public record ClockEdgeSummary(
    ClockName left,
    ClockName right,
    long samples,
    Map<String, Long> refused,
    long jumps,
    long contradictions,
    @Nullable Long ratePpb,
    @Nullable Double boundMillis) {}
