package io.earshot.streams.rollup;

import io.earshot.media.percentile.DelayHistogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream of one call in one window; null is unknown.
 *
 * @param lossRuns runs by length 1..8, of 9 and more, and the packets in these; empty if unseen
 * @param scale nb, wb or fb
 * @param listening quality on that scale
 */
public record StreamPart(
    String participant,
    String leg,
    @Nullable Long expectedPackets,
    @Nullable Long receivedPackets,
    @Nullable Long concealedSamples,
    @Nullable Long totalSamples,
    List<Integer> lossRuns,
    @Nullable DelayHistogram jitter,
    @Nullable DelayHistogram rtt,
    @Nullable String scale,
    @Nullable Double listening) {}
