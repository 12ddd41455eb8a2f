package io.earshot.streams.session.result;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.quality.StreamQuality;
import io.earshot.streams.session.quality.Reception;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream in one window; counts are of the window alone, null is unknown.
 *
 * @param lossRuns runs of lost packets, FINAL windows; null if no one saw packets
 * @param rtt of {@code rttMillis}, windows of 10 s; else null
 * @param jitter of the jitter at the end of each second, windows of 10 s; else null
 * @param reception what longer windows tell their quality from; FINAL seconds of received audio
 * @param quality of FINAL windows of 10 s
 */
public record StreamWindow(
    String participant,
    String direction,
    String leg,
    @Nullable String peer,
    @Nullable Long ssrc,
    @Nullable Long expectedPackets,
    @Nullable Long receivedPackets,
    @Nullable Long lostPackets,
    @Nullable Long concealedSamples,
    @Nullable Long totalSamples,
    @Nullable Long bytes,
    @Nullable Double jitterMillis,
    @Nullable Double jitterBufferMillis,
    List<Double> rttMillis,
    @Nullable LossRuns lossRuns,
    @Nullable DelayHistogram rtt,
    @Nullable DelayHistogram jitter,
    @Nullable Reception reception,
    @Nullable StreamQuality quality) {

  /** Frames that redundancy did not bring back; null while nobody knows what it brings back. */
  public @Nullable Double residualLossRatio() {
    return quality == null || reception == null
        ? null
        : StreamRating.residualLossRatio(quality, reception.traits().redundancy() != null);
  }
}
