package io.earshot.streams.avro;

import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.UtteranceStage;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Label;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Probe;
import io.earshot.streams.session.input.RemoteStamp;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.input.StageEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** Reads the fields of an {@code EventBatch} in their order, straight into the engine's types. */
final class BatchReader {

  /** Half of the range: the difference of two times then never overflows. */
  private static final long MAX_NANOS = Long.MAX_VALUE / 2;

  static {
    FieldOrder.require(
        EventBatch.getClassSchema(),
        "session agent participant role boot sequence observations clock sentNanos dropped marks"
            + " reports probes lifecycle stages remoteStamps labels heartbeats");
    FieldOrder.require(ClockId.getClassSchema(), "node clock epoch");
    FieldOrder.require(
        ProbeExchange.getClassSchema(),
        "participant peerClock requestSentNanos requestReceivedNanos responseSentNanos"
            + " responseReceivedNanos");
    FieldOrder.require(
        LifecycleEvent.getClassSchema(),
        "kind atNanos participant role connection track ssrc peer relayed transport reason");
    FieldOrder.require(
        io.earshot.schema.RemoteStamp.getClassSchema(),
        "participant ssrc stampedNanos receivedNanos resolutionNanos");
    FieldOrder.require(
        UtteranceStage.getClassSchema(), "utterance stage atNanos track queuedNanos");
  }

  private static final Schema HEARTBEATS =
      EventBatch.getClassSchema().getField("heartbeats").schema();

  private final BodyCursor cursor;
  private final FieldReader fields;
  private final MarkReader marks;
  private final ReportReader reports;
  private final EnumTable<Role> roles = EnumTable.of(Role.class, AgentRole.getClassSchema());
  private final EnumTable<Stage> stages = EnumTable.of(Stage.class, MediaStage.getClassSchema());
  private final EnumTable<LifecycleType> kinds =
      EnumTable.of(LifecycleType.class, LifecycleKind.getClassSchema());

  private static final long MAX_ORDINAL = 1L << 53;
  private static final int MAX_DROP_REASONS = 64;

  private int observations;
  private long unusableLabels;

  BatchReader(BodyCursor cursor) {
    this.cursor = cursor;
    this.fields = new FieldReader(cursor);
    this.marks = new MarkReader(cursor, fields, stages);
    this.reports = new ReportReader(cursor, fields);
  }

  long unusableValues() {
    return reports.unusableValues() + unusableLabels;
  }

  /** Observations of the newest batch; 0 where it broke before it said so. */
  int observations() {
    return observations;
  }

  Batch read() throws UndecodableBatch {
    observations = 0;
    String session = cursor.readString();
    if (session.isEmpty()) {
      throw UndecodableBatch.undecodable("session is empty");
    }
    String agent = cursor.readString();
    String participant = cursor.readString();
    marks.startBatch();
    Batch batch =
        new Batch(
            session,
            agent,
            participant,
            roles.read(cursor),
            readOrdinal("boot"),
            readOrdinal("sequence"),
            readObservations(),
            readClock(),
            readNanos(cursor, "sentNanos"),
            readDropped(),
            fields.readList(() -> marks.read(participant)),
            fields.readList(() -> reports.read(participant)),
            fields.readList(() -> readProbe(participant)),
            fields.readList(() -> readLifecycle(participant)),
            fields.readList(this::readStage),
            fields.readList(this::readStamp),
            readLabels());
    // For operators: nothing of a call is computed from it.
    new BodyWalk(cursor).over(HEARTBEATS);
    return batch;
  }

  /** A time that can be subtracted from another one. */
  static long readNanos(BodyCursor cursor, String name) throws UndecodableBatch {
    long nanos = cursor.readLong();
    if (!(-MAX_NANOS <= nanos && nanos <= MAX_NANOS)) {
      throw UndecodableBatch.undecodable(name + "=" + nanos + " beyond ±" + MAX_NANOS);
    }
    return nanos;
  }

  /** A number that is counted up; far from where sums of two would overflow. */
  private long readOrdinal(String name) throws UndecodableBatch {
    long ordinal = cursor.readLong();
    if (!(0 <= ordinal && ordinal <= MAX_ORDINAL)) {
      throw UndecodableBatch.undecodable(name + "=" + ordinal + " outside 0.." + MAX_ORDINAL);
    }
    return ordinal;
  }

  private int readObservations() throws UndecodableBatch {
    int claimed = cursor.readInt();
    if (claimed < 0) {
      throw UndecodableBatch.undecodable("observations=" + claimed + " < 0");
    }
    observations = claimed;
    return claimed;
  }

  private ClockName readClock() throws UndecodableBatch {
    return new ClockName(cursor.readString(), cursor.readString(), cursor.readInt());
  }

  private Map<String, Long> readDropped() throws UndecodableBatch {
    Map<String, Long> dropped = Map.of();
    for (int count = cursor.readBlockCount(); count > 0; count = cursor.readBlockCount()) {
      dropped = dropped.isEmpty() ? new HashMap<>() : dropped;
      for (int i = 0; i < count; i++) {
        dropped.put(cursor.readString(), cursor.readLong());
        if (dropped.size() > MAX_DROP_REASONS) {
          throw UndecodableBatch.undecodable("dropped has over " + MAX_DROP_REASONS + " reasons");
        }
      }
    }
    return dropped;
  }

  /** What is no known label, or too long for one, spoils nothing else. */
  private Map<Label, String> readLabels() throws UndecodableBatch {
    Map<Label, String> labels = Map.of();
    for (int count = cursor.readBlockCount(); count > 0; count = cursor.readBlockCount()) {
      for (int i = 0; i < count; i++) {
        String key = cursor.readStringOrSkip();
        String value = cursor.readStringOrSkip();
        Label label = key == null ? null : Label.named(key);
        if (label == null || value == null || !isUsable(value)) {
          unusableLabels++;
        } else {
          labels = labels.isEmpty() ? new EnumMap<>(Label.class) : labels;
          labels.put(label, value);
        }
      }
    }
    return labels;
  }

  private static boolean isUsable(String value) {
    return !value.isBlank() && value.length() <= Label.MAX_CHARACTERS;
  }

  /** Any times: which of them a clock can show is for the estimator to say, and to count. */
  private Probe readProbe(String batchParticipant) throws UndecodableBatch {
    return new Probe(
        fields.readStringOr(batchParticipant),
        readClock(),
        cursor.readLong(),
        cursor.readLong(),
        cursor.readLong(),
        cursor.readLong());
  }

  private RemoteStamp readStamp() throws UndecodableBatch {
    return new RemoteStamp(
        fields.readNullableString(),
        fields.readLongOr(MarkColumn.NO_SSRC),
        cursor.readLong(),
        cursor.readLong(),
        cursor.readInt());
  }

  private Lifecycle readLifecycle(String batchParticipant) throws UndecodableBatch {
    LifecycleType type = kinds.read(cursor);
    long atNanos = readNanos(cursor, "lifecycle.atNanos");
    String participant = fields.readStringOr(batchParticipant);
    Role role = cursor.readPresent() ? roles.read(cursor) : Role.UNKNOWN;
    return new Lifecycle(
        type,
        atNanos,
        participant,
        role,
        fields.readNullableString(),
        fields.readNullableString(),
        fields.readLongOr(MarkColumn.NO_SSRC),
        fields.readNullableString(),
        fields.readNullableBoolean(),
        fields.readNullableString(),
        fields.readNullableString());
  }

  private StageEvent readStage() throws UndecodableBatch {
    String utterance = cursor.readString();
    Stage stage = stages.read(cursor);
    long atNanos = readNanos(cursor, "stage.atNanos");
    String track = fields.readNullableString();
    long queuedNanos = fields.readLongOr(StageEvent.UNKNOWN_NANOS);
    return new StageEvent(
        utterance, stage, atNanos, track, Math.max(StageEvent.UNKNOWN_NANOS, queuedNanos));
  }
}
