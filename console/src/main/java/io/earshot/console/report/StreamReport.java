package io.earshot.console.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One RTP stream at one end over a whole call; null = unknown.
 *
 * @param lossRuns run length ({@code 1} to {@code 8}, {@code 9+}) to runs, those that occurred
 * @param heardLossRatio the loss behind {@code mos}, see its source
 * @param bursts of its packets
 */
public record StreamReport(
    String stream,
    @Nullable String participant,
    @Nullable String peer,
    String leg,
    String direction,
    String kind,
    @Nullable Long ssrc,
    @Nullable String mime,
    @Nullable Integer payloadType,
    @Nullable Integer clockRateHz,
    @Nullable Long expectedPackets,
    @Nullable Long receivedPackets,
    @Nullable Long lostPackets,
    @Nullable BigDecimal lossRatio,
    @Nullable Long ownLegLostPackets,
    @Nullable Long duplicatePackets,
    @Nullable Long reorderedPackets,
    @Nullable Long discardedPackets,
    int resets,
    @Nullable Map<String, Long> lossRuns,
    @Nullable BigDecimal burstRatio,
    @Nullable BurstReport bursts,
    @Nullable BigDecimal residualLossRatio,
    @Nullable Long concealedSamples,
    @Nullable Long totalSamples,
    @Nullable BigDecimal concealedRatio,
    @Nullable BigDecimal heardLossRatio,
    @Nullable Spread jitterMillis,
    @Nullable Spread jitterBufferMillis,
    @Nullable BigDecimal jitterBufferTargetMillis,
    @Nullable Spread rttMillis,
    @Nullable BigDecimal bitrateBps,
    @Nullable BigDecimal availableBps,
    @Nullable Integer redDepth,
    @Nullable MosReport mos) {}
