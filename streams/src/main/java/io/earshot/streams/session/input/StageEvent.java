package io.earshot.streams.session.input;

import org.jspecify.annotations.Nullable;

/**
 * One stage of one utterance inside a worker.
 *
 * @param utterance utterance id, unique within the session
 * @param stage stage it reached
 * @param atNanos when, the batch's clock
 * @param track track that the utterance was spoken on; null if unknown
 * @param queuedNanos what of the time up to it was waiting; {@link #UNKNOWN_NANOS} if unknown
 */
public record StageEvent(
    String utterance, Stage stage, long atNanos, @Nullable String track, long queuedNanos) {

  /** Nobody said how long it waited. */
  public static final long UNKNOWN_NANOS = -1;
}
