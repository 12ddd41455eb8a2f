package io.earshot.media.sequence;

/** What one RTP sequence number says about its stream, given those before it (RFC 3550 A.1). */
public enum SequenceStep {
  /** The first number of the stream. */
  STARTED,
  /** Above the highest so far, by less than {@link ExtendedSequence#MAX_DROPOUT}. */
  ADVANCED,
  /** At or below the highest, by less than {@link ExtendedSequence#MAX_MISORDER}. */
  BEHIND,
  /** Too far away to belong here: a stray packet, or the first one of a restart. */
  ON_PROBATION,
  /** The second of two packets in a row after a jump: both are the start of a new epoch. */
  RESTARTED
}
