package io.earshot.streams.avro;

import java.util.Locale;

/** Why a record was not used; the labels stand in dead letters and metrics and never change. */
public enum Refusal {
  /** Shorter than magic byte and schema id. */
  TOO_SHORT,
  /** First byte is not 0: not Confluent's frame, e.g. JSON. */
  WRONG_MAGIC_BYTE,
  /** Larger than {@link BatchDecoder#MAX_VALUE_BYTES}. */
  TOO_LARGE,
  /** The registry does not know the id. */
  UNKNOWN_SCHEMA_ID,
  /** Written with a schema that cannot be read as ours. */
  INCOMPATIBLE_SCHEMA,
  /** A column of marks has neither no entry nor as many as it says. */
  UNEQUAL_COLUMNS,
  /** More marks than one batch may carry. */
  TOO_MANY_MARKS,
  /** The body does not follow its schema. */
  UNDECODABLE,
  /** A record without a key: nobody knows in which order it belongs. */
  NO_KEY,
  /** The record's key is not the session of its batch. */
  KEY_MISMATCH,
  /** A session named like one of our own keys, which begin with a tilde. */
  RESERVED_KEY,
  /** Stamped further ahead of its partition's time than the engine allows. */
  FUTURE,
  /** The engine failed on it: a defect of ours, put aside so that its partition goes on. */
  ENGINE_FAILURE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Stable lower-case name, e.g. {@code wrong_magic_byte}. */
  public String label() {
    return label;
  }
}
