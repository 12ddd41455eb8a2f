package io.earshot.streams.session.result;

import io.earshot.media.quality.StreamQuality;
import io.earshot.streams.session.quality.Reception;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream in one window; counts are of the window alone, null is unknown.
 *
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
    @Nullable Reception reception,
    @Nullable StreamQuality quality) {

  /** Frames that redundancy did not bring back; null while nobody knows what it brings back. */
  public @Nullable Double residualLossRatio() {
    return quality == null || reception == null
        ? null
        : StreamRating.residualLossRatio(quality, reception.traits().redundancy() != null);
  }
}
