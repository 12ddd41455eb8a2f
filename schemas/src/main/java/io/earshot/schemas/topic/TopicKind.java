package io.earshot.schemas.topic;

import io.earshot.schema.DeadLetter;
import io.earshot.schema.EventBatch;
import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What a topic carries; live and in every replay there is one topic of each kind. */
public enum TopicKind {
  EVENTS(
      Topics.EVENTS,
      "session id; node:<id> for facts of a host; ~tick for ticks (null value)",
      EventBatch.getClassSchema(),
      Duration.ofDays(7)),
  MEASUREMENTS(
      Topics.MEASUREMENTS,
      "session id; ~tick for ticks (revision TICK)",
      Measurement.getClassSchema(),
      Duration.ofDays(3)),
  SESSIONS(Topics.SESSIONS, "session id; compacted", SessionSummary.getClassSchema(), null),
  DEAD_LETTERS(
      Topics.DEAD_LETTERS,
      "key of the record that could not be used",
      DeadLetter.getClassSchema(),
      Duration.ofDays(14));

  private static final String LIVE_PREFIX = "earshot.";

  private final String liveName;
  private final String key;
  private final Schema valueSchema;
  private final @Nullable Duration retention;

  TopicKind(String liveName, String key, Schema valueSchema, @Nullable Duration retention) {
    this.liveName = liveName;
    this.key = key;
    this.valueSchema = valueSchema;
    this.retention = retention;
  }

  /** Value schemas of all kinds, in the order of the kinds. */
  public static List<Schema> valueSchemas() {
    return Arrays.stream(values()).map(TopicKind::valueSchema).toList();
  }

  public String liveName() {
    return liveName;
  }

  /** Name in the replay {@code run}: the live one with {@code replay.<run>.} inserted. */
  String replayName(String run) {
    return LIVE_PREFIX + "replay." + run + "." + liveName.substring(LIVE_PREFIX.length());
  }

  /** What the record key is, for people. */
  public String key() {
    return key;
  }

  public Schema valueSchema() {
    return valueSchema;
  }

  /** How long live records are kept; empty = the newest record of each key is kept for ever. */
  public Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }
}
