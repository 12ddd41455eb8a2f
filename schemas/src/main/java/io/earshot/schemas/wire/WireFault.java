package io.earshot.schemas.wire;

import java.util.Locale;

/** Why bytes are not a record; the labels appear in dead letters and metrics and never change. */
public enum WireFault {
  /** Shorter than magic byte and schema id. */
  TOO_SHORT,
  /** First byte is not 0: not Confluent's frame, e.g. JSON. */
  WRONG_MAGIC_BYTE,
  /** The registry was asked and does not know the id. */
  UNKNOWN_SCHEMA_ID,
  /** The registry did not answer in time: the record may be good, try again later. */
  REGISTRY_UNAVAILABLE,
  /** The writer's schema is another record's, or cannot be read as ours. */
  INCOMPATIBLE_SCHEMA,
  /** The body does not follow the writer's schema. */
  UNDECODABLE,
  /** The body goes on after the record's end: written with another schema than the id says. */
  TRAILING_BYTES;

  /** Stable lower-case name, e.g. {@code wrong_magic_byte}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
