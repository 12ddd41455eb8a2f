package io.earshot.agent.observation;

import org.jspecify.annotations.Nullable;

/**
 * One stage of one utterance inside a translation worker.
 *
 * @param utterance unique within the session; on LiveKit {@code lk.segment_id}
 * @param atNanos nanoseconds of the agent's clock: when the sample or text passed, queues included
 * @param track track that it was spoken on; null = unknown
 * @param queuedNanos nanoseconds that it waited before this stage, part of the time up to it; null
 *     = unknown
 */
public record UtteranceStage(
    String utterance,
    MediaStage stage,
    long atNanos,
    @Nullable String track,
    @Nullable Long queuedNanos)
    implements Observation {

  private static final int FIXED_BYTES = 160;

  /** A stage of which only the time is known. */
  public static UtteranceStage of(String utterance, MediaStage stage, long atNanos) {
    return new UtteranceStage(utterance, stage, atNanos, null, null);
  }

  @Override
  public int sizeBytes() {
    return FIXED_BYTES + Texts.bytes(utterance, track);
  }
}
