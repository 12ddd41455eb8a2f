package io.earshot.console.page.call.series;

import org.jspecify.annotations.Nullable;

/**
 * One stream in one second; null = unknown.
 *
 * @param leg uplink, sfu_worker, worker_sfu, downlink, p2p or unknown
 * @param peer publisher of what is received, next host of what is sent
 * @param lostPackets negative when late ones arrive
 * @param jitterMillis RFC 3550, at the end of the second
 * @param jitterBufferMillis mean over the samples emitted in the second
 * @param rttMillis newest RTCP round trip of the second
 */
public record StreamSecond(
    StreamName name,
    String leg,
    @Nullable String peer,
    @Nullable Long expectedPackets,
    @Nullable Long lostPackets,
    @Nullable Long concealedSamples,
    @Nullable Long totalSamples,
    @Nullable Double jitterMillis,
    @Nullable Double jitterBufferMillis,
    @Nullable Double rttMillis) {}
