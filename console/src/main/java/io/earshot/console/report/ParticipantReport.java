package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One participant over a whole call; null = not seen.
 *
 * @param connectionFailureReasons reason to failed connections, sorted
 * @param indicators what the SFU itself said; null = nothing
 */
public record ParticipantReport(
    String participant,
    String role,
    @Nullable BigDecimal joinToConnectedMillis,
    @Nullable BigDecimal joinToFirstAudioMillis,
    @Nullable BigDecimal joinToFirstTranslatedAudioMillis,
    @Nullable Integer connectionAttempts,
    @Nullable Integer connectionFailures,
    @Nullable Boolean relayed,
    @Nullable String transport,
    @Nullable Spread iceRttMillis,
    @Nullable Spread jitterBufferMillis,
    Map<String, Long> connectionFailureReasons,
    @Nullable IndicatorReport indicators) {}
