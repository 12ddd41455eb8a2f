package io.earshot.schemas.topic;

import io.earshot.schema.DeadLetter;
import io.earshot.schema.EventBatch;
import io.earshot.schema.Measurement;
import io.earshot.schema.Rollup;
import io.earshot.schema.SessionSummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What a topic carries; live there is one topic of each kind, in a replay almost. */
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
      Duration.ofDays(14)),
  UNASSIGNED(
      Topics.UNASSIGNED,
      "what the writer knows instead of a session: room:<pseudonym>",
      EventBatch.getClassSchema(),
      Duration.ofDays(1)),
  /** Each change of each alert, once; JSON, docs/alert-rules.md names the fields. */
  ALERTS(Topics.ALERTS, "alert id", null, Duration.ofDays(30)),
  /** The newest change of each alert; null when it is forgotten. */
  ALERT_STATES(
      Topics.ALERT_STATES,
      "alert id; ~tick for the second up to which all is judged; compacted",
      null,
      null),
  /** The rules from a second on, so that whoever reads the measurements again judges as before. */
  ALERT_RULES(Topics.ALERT_RULES, "second from which they hold; compacted", null, null),
  ROLLUPS(Topics.ROLLUPS, "scope/name/windowSeconds", Rollup.getClassSchema(), Duration.ofDays(30)),
  /** What was told to whom; a notifier reads all of it when it starts. */
  ALERT_DELIVERIES(Topics.ALERT_DELIVERIES, "notifier/receiver/alertId; compacted", null, null);

  private static final String LIVE_PREFIX = "earshot.";

  private final String liveName;
  private final String key;
  private final @Nullable Schema valueSchema;
  private final @Nullable Duration retention;

  TopicKind(
      String liveName, String key, @Nullable Schema valueSchema, @Nullable Duration retention) {
    this.liveName = liveName;
    this.key = key;
    this.valueSchema = valueSchema;
    this.retention = retention;
  }

  /** Kinds whose values are Avro records, in order; the others carry JSON. */
  public static List<TopicKind> avroKinds() {
    return Arrays.stream(values()).filter(TopicKind::isAvro).toList();
  }

  /** Value schemas of all kinds that have one, each once, in the order of the kinds. */
  public static List<Schema> valueSchemas() {
    return avroKinds().stream().map(TopicKind::valueSchema).distinct().toList();
  }

  public String liveName() {
    return liveName;
  }

  /** Name in the replay {@code run}: the live one with {@code replay.<run>.} inserted. */
  String replayName(String run) {
    return LIVE_PREFIX + "replay." + run + "." + liveName.substring(LIVE_PREFIX.length());
  }

  /** Whether replays have one of their own; a replay tells nobody, so it delivers nothing. */
  public boolean isReplayed() {
    return this != ALERT_DELIVERIES;
  }

  /** Whether it is spread as sessions are; if not it has one partition, whatever the size. */
  public boolean isPartitioned() {
    return this != ALERT_DELIVERIES;
  }

  /** Whether the broker says when a record was written; otherwise its writer does. */
  boolean isStampedByBroker() {
    return this == ALERT_DELIVERIES;
  }

  /** What the record key is, for people. */
  public String key() {
    return key;
  }

  /** Whether values are Avro records with a subject in the registry; otherwise they are JSON. */
  public boolean isAvro() {
    return valueSchema != null;
  }

  /** Schema of the values, of which JSON has none. */
  public Schema valueSchema() {
    return Objects.requireNonNull(valueSchema, liveName);
  }

  /** How long live records are kept; empty = the newest record of each key is kept for ever. */
  public Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }
}
