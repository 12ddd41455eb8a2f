package io.earshot.streams.session.result;

import io.earshot.media.burst.PacketBurstCounts;
import io.earshot.media.percentile.DelayHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One RTP stream at one end over a whole session; null is unknown.
 *
 * @param rating of received audio
 * @param bursts of its packets
 * @param packetMillis sound in one packet
 */
public record StreamSummary(
    String stream,
    @Nullable String participant,
    @Nullable String peer,
    String leg,
    String direction,
    String kind,
    @Nullable Long ssrc,
    @Nullable String mime,
    @Nullable Integer payloadType,
    @Nullable Integer clockRateHertz,
    @Nullable Long expectedPackets,
    @Nullable Long receivedPackets,
    @Nullable Long lostPackets,
    @Nullable Long ownLegLostPackets,
    @Nullable Long duplicatePackets,
    @Nullable Long reorderedPackets,
    @Nullable Long discardedPackets,
    int resets,
    @Nullable List<Long> lossRuns,
    @Nullable Long concealedSamples,
    @Nullable Long totalSamples,
    DelayHistogram jitter,
    DelayHistogram jitterBuffer,
    @Nullable Double jitterBufferTargetMillis,
    DelayHistogram rtt,
    @Nullable Double bitrateBitsPerSecond,
    @Nullable Double availableBitsPerSecond,
    @Nullable StreamRating rating,
    @Nullable PacketBurstCounts bursts,
    @Nullable Double packetMillis) {}
