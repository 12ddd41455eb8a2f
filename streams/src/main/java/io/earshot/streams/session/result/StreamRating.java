package io.earshot.streams.session.result;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.quality.StreamQuality;
import io.earshot.media.red.HeardLoss;
import org.jspecify.annotations.Nullable;

/**
 * How a received audio stream was heard over a session; null = unknown.
 *
 * @param redDepth copies that each packet carries; 0 = surely none
 * @param burstRatio of the packets, before any repair; null also where nothing was lost
 * @param quality of the whole session's counts
 * @param worstListening {@code lq} of the worst FINAL window of 10 s
 */
public record StreamRating(
    @Nullable Integer redDepth,
    @Nullable Double burstRatio,
    StreamQuality quality,
    @Nullable Double worstListening) {

  /** The loss behind the quality, whatever it was taken from; null = unknown. */
  public @Nullable Double heardLossRatio() {
    HeardLoss heard = quality.heard();
    return heard == null ? null : Double.valueOf(heard.pattern().lossRatio());
  }

  /** Frames that redundancy did not bring back; null while nobody knows what it brings back. */
  public @Nullable Double residualLossRatio() {
    return residualLossRatio(quality, redDepth != null);
  }

  /**
   * The same of any time.
   *
   * @param knowsRedundancy whether copies, or that there are none, are known
   */
  public static @Nullable Double residualLossRatio(StreamQuality quality, boolean knowsRedundancy) {
    LossPattern residual = quality.residual();
    return residual == null || (!knowsRedundancy && residual.lossRatio() > 0)
        ? null
        : Double.valueOf(residual.lossRatio());
  }
}
