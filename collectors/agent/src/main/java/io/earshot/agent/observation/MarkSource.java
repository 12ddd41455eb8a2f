package io.earshot.agent.observation;

import org.jspecify.annotations.Nullable;

/**
 * Where marks come from: one RTP stream at one stage.
 *
 * @param participant client or worker at the other end of this leg, where the agent stands beside
 *     an SFU or TURN server; null = the agent's own participant
 * @param ssrc RTP SSRC as seen here, 0..2^32-1; null = unseen
 * @param payloadType RTP payload type, 0..127; null = unseen
 */
public record MarkSource(
    MediaStage stage,
    @Nullable String participant,
    @Nullable Long ssrc,
    @Nullable Integer payloadType) {

  /** A stream of the agent's own participant. */
  public static MarkSource at(MediaStage stage) {
    return new MarkSource(stage, null, null, null);
  }

  public MarkSource of(String whose) {
    return new MarkSource(stage, whose, ssrc, payloadType);
  }

  public MarkSource ssrc(long number) {
    return new MarkSource(stage, participant, number & 0xffff_ffffL, payloadType);
  }

  public MarkSource payloadType(int number) {
    return new MarkSource(stage, participant, ssrc, number & 0x7f);
  }
}
