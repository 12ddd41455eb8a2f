package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One utterance through a worker.
 *
 * @param startMillis Unix epoch, event time of its first stage
 * @param stagesMillis stage to milliseconds since the first one, in path order
 */
public record UtteranceReport(
    String utterance,
    BigDecimal startMillis,
    Map<String, BigDecimal> stagesMillis,
    @Nullable BigDecimal totalMillis,
    @Nullable BigDecimal boundMillis,
    @Nullable BigDecimal translationLagMillis,
    @Nullable Verdict verdict) {}
