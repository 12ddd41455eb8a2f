package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One participant over a whole call; null = not seen. */
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
    @Nullable Spread jitterBufferMillis) {}
