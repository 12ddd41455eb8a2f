package io.earshot.media.quality;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.mos.Mos;
import io.earshot.media.mos.QualityModel;
import io.earshot.media.mos.codec.RatedBandwidth;
import io.earshot.media.red.HeardLoss;
import io.earshot.media.red.RedDistances;
import org.jspecify.annotations.Nullable;

/**
 * The quality of one received stream over one window or a whole call. For a longer time give the
 * counts of that time: the E-model is not linear, and MOS is never averaged.
 *
 * <p>Worked example: 138 of 3006 packets lost at random, no redundancy, Opus at 29 kbit/s: residual
 * 4.6 %, lq 3.33. With a copy in each packet 0.2 %, 4.24.
 *
 * @param mos null for a codec that nobody has rated, or where nothing tells what was lost
 * @param packets loss of packets, before any repair; null = unknown
 * @param residual loss of frames after the redundant copies that came in time, without FEC and
 *     lateness; null = unknown
 * @param heard the loss behind {@code mos} and who says so: the best of the sources alone, never
 *     two of them added; null = unknown
 * @param repairing copies that come in time for their frame
 * @param mouthToEarMillis the delay behind {@code cq}; null = unknown
 * @param bandwidth that the payload was rated with; null where {@code mos} is unknown
 * @param basis for people: model, table, source of the loss and of the delay, and what was assumed
 */
public record StreamQuality(
    @Nullable Mos mos,
    @Nullable LossPattern packets,
    @Nullable LossPattern residual,
    @Nullable HeardLoss heard,
    RedDistances repairing,
    @Nullable Double mouthToEarMillis,
    @Nullable RatedBandwidth bandwidth,
    String basis) {

  /** For people who talk with each other. */
  public static StreamQuality of(ReceivedAudio audio) {
    return of(audio, QualityModel.CONVERSATION);
  }

  public static StreamQuality of(ReceivedAudio audio, QualityModel model) {
    return Estimate.of(audio, model);
  }
}
