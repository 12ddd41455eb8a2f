package io.earshot.collectors.edge.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.schema.MediaStage;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stage of one utterance as a worker tells it, on the worker's wall clock.
 *
 * <p>SDKs stamp the end of a request and give durations: the stage began {@code durationMillis}
 * before {@code endUnixMillis}, and its first token or byte came {@code firstAfterMillis} after
 * that.
 *
 * @param session as named; null = the token's room
 * @param participant as named; null = the token's identity
 * @param utterance LiveKit: {@code lk.segment_id}
 * @param atNanos Unix nanoseconds: when the sample or text passed
 * @param queuedNanos waited before, as part of the time up to the stage; null = unknown
 * @param sentNanos Unix nanoseconds: when the worker sent the row; null = unknown
 * @param track it was spoken on; null = unknown
 */
record StageRow(
    @Nullable String session,
    @Nullable String participant,
    String utterance,
    MediaStage stage,
    long atNanos,
    @Nullable Long queuedNanos,
    @Nullable Long sentNanos,
    @Nullable String track) {

  private static final Set<MediaStage> OF_WORKERS =
      EnumSet.range(MediaStage.WORKER_IN, MediaStage.WORKER_OUT);

  /** The year 2096; a time in seconds or microseconds is noticed below. */
  private static final double MAX_UNIX_MILLIS = 4e12;

  /** September 2001. */
  private static final double MIN_UNIX_MILLIS = 1e12;

  private static final double MAX_DURATION_MILLIS = 86_400_000;

  static StageRow of(JsonNode row) throws BadStage {
    return new StageRow(
        text(row, "session"),
        text(row, "participant"),
        needText(row, "utterance"),
        stage(needText(row, "stage")),
        atNanos(row),
        row.has("queuedMillis") ? (Long) nanos(duration(row, "queuedMillis")) : null,
        row.has("sentUnixMillis") ? (Long) nanos(unixMillis(row, "sentUnixMillis")) : null,
        text(row, "track"));
  }

  private static long atNanos(JsonNode row) throws BadStage {
    if (row.has("atUnixMillis")) {
      return nanos(unixMillis(row, "atUnixMillis"));
    }
    double endMillis = unixMillis(row, "endUnixMillis");
    double startMillis = endMillis - duration(row, "durationMillis");
    double firstAfterMillis = row.has("firstAfterMillis") ? duration(row, "firstAfterMillis") : 0;
    return nanos(startMillis + firstAfterMillis);
  }

  private static MediaStage stage(String name) throws BadStage {
    for (MediaStage stage : OF_WORKERS) {
      if (stage.name().equals(name)) {
        return stage;
      }
    }
    throw new BadStage("stage is not one of " + OF_WORKERS);
  }

  private static double unixMillis(JsonNode row, String field) throws BadStage {
    double millis = number(row, field);
    if (!(MIN_UNIX_MILLIS <= millis && millis <= MAX_UNIX_MILLIS)) {
      throw new BadStage(field + " is not in Unix milliseconds");
    }
    return millis;
  }

  /** SDKs write -1 for what did not happen: then there is no such stage. */
  private static double duration(JsonNode row, String field) throws BadStage {
    double millis = number(row, field);
    if (!(0 <= millis && millis <= MAX_DURATION_MILLIS)) {
      throw new BadStage(field + " is not in 0..86400000 ms");
    }
    return millis;
  }

  private static double number(JsonNode row, String field) throws BadStage {
    JsonNode value = row.path(field);
    if (!value.isNumber()) {
      throw new BadStage(field + " is missing or not a number");
    }
    return value.doubleValue();
  }

  /** To the microsecond: a double of Unix milliseconds is 0.24 µs coarse in 2026. */
  private static long nanos(double millis) {
    double whole = Math.floor(millis);
    return (long) whole * 1_000_000 + Math.round((millis - whole) * 1e3) * 1_000;
  }

  private static String needText(JsonNode row, String field) throws BadStage {
    String text = text(row, field);
    if (text == null) {
      throw new BadStage(field + " is missing");
    }
    return text;
  }

  private static @Nullable String text(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
  }
}
