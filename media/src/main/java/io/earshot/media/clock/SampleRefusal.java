package io.earshot.media.clock;

/** Why a sample or exchange was not used. */
public enum SampleRefusal {
  /** Both delays of an exchange add up to less than nothing. */
  NEGATIVE_ROUND_TRIP,
  /** Both delays of an exchange add up to more than 10 s. */
  LONG_ROUND_TRIP,
  /** A time or difference that no clock shows: see {@link SampleLimits}. */
  OUT_OF_RANGE,
  /** A timestamp of 0: unknown or unsynchronized (RFC 5905 §6). */
  UNSET_TIMESTAMP,
  /** One clock ran backward within an exchange. */
  BACKWARD_CLOCK,
  /** Its pane has closed; the two samples of an exchange count apart. */
  LATE
}
