package io.earshot.collectors.recording.batch;

import io.earshot.schema.MediaStage;
import org.jspecify.annotations.Nullable;

/**
 * One media unit at one stage.
 *
 * @param participant null = the agent's own
 * @param rtpTimestamp 32 bits, unsigned
 */
public record Mark(
    MediaStage stage,
    @Nullable String participant,
    @Nullable Long ssrc,
    @Nullable Integer payloadType,
    long atNanos,
    @Nullable Long rtpTimestamp,
    @Nullable Integer sequenceNumber,
    @Nullable Payload whole,
    @Nullable Payload primary,
    @Nullable Integer sinceCaptureNanos) {

  /** FNV-1a and length of an encoded payload; length 0 is padding. */
  public record Payload(int hash, int lengthBytes) {}

  /** What must agree for two marks to share columns: a column is complete or empty. */
  Shape shape() {
    return new Shape(
        stage,
        participant,
        ssrc,
        payloadType,
        (rtpTimestamp != null ? 1 : 0)
            | (sequenceNumber != null ? 2 : 0)
            | (whole != null ? 4 : 0)
            | (primary != null ? 8 : 0)
            | (sinceCaptureNanos != null ? 16 : 0));
  }

  /** Key of a column set; {@code present} has a bit for each optional column. */
  record Shape(
      MediaStage stage,
      @Nullable String participant,
      @Nullable Long ssrc,
      @Nullable Integer payloadType,
      int present) {}
}
