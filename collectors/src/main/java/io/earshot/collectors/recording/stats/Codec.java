package io.earshot.collectors.recording.stats;

import org.jspecify.annotations.Nullable;

/** What a {@code codec} object says; streams name it by its id. */
public record Codec(
    @Nullable String mime, @Nullable Integer payloadType, @Nullable Integer clockRateHertz) {

  static final Codec UNKNOWN = new Codec(null, null, null);

  static Codec of(String mime, Counters numbers) {
    return new Codec(mime, numbers.payloadType("payloadType"), numbers.hertz("clockRate"));
  }
}
