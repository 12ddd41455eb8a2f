package io.earshot.streams.partition;

import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.avro.BatchDecoder;
import io.earshot.streams.avro.DeadLetterEncoder;
import io.earshot.streams.avro.Refusal;
import io.earshot.streams.avro.UndecodableBatch;
import io.earshot.streams.session.EngineSettings;
import io.earshot.streams.session.PendingPart;
import io.earshot.streams.session.SessionEngine;
import io.earshot.streams.session.SessionEngine.Outcome;
import io.earshot.streams.session.input.Batch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One partition of an event topic: bytes in, bytes out. What comes out is a function of the records
 * in their order and of the state given back before them; no clock is read.
 *
 * <p>Call {@link #restore} for every stored part, then {@link #restored}, then {@link #accept}.
 */
public final class PartitionRunner {

  private static final byte[] TICK_KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);

  /** Of the tick key and of the partition's own state. */
  private static final String RESERVED_PREFIX = "~";

  private static final long MILLIS_PER_SECOND = 1000;

  private final SessionEngine engine;
  private final EngineSettings settings;
  private final BatchDecoder decoder;
  private final DeadLetterEncoder deadLetters;
  private final EncodingSink output;
  private final RunnerCounters counters;
  private final DeadLetterLimit limit = new DeadLetterLimit();
  private long unusableValuesCounted;

  /**
   * Asks for the ids of the schemas it writes.
   *
   * @param topics topics whose subjects name the schemas
   */
  public PartitionRunner(
      TopicPlan topics, SchemaIdLookup ids, EngineSettings settings, RunnerCounters counters) {
    this.engine = new SessionEngine(settings);
    this.settings = settings;
    this.decoder = new BatchDecoder(ids);
    this.deadLetters = DeadLetterEncoder.of(topics.topic(TopicKind.DEAD_LETTERS).subject(), ids);
    this.output = new EncodingSink(topics, ids, counters);
    this.counters = counters;
  }

  /** Gives back one stored part, in any order. */
  public void restore(String session, String part, byte[] state) {
    if (session.equals(SessionEngine.PARTITION_KEY) && part.equals(DeadLetterLimit.PART)) {
      limit.restore(state);
    } else if (part.startsWith(SessionEngine.PENDING_PREFIX)) {
      PendingPart pending = PendingPart.decode(state);
      engine.restorePending(part, pending, storedBatch(session, part, pending));
    } else {
      engine.restore(session, part, state);
    }
  }

  /** Ends the restoring. */
  public void restored() {
    engine.restored();
  }

  /** Applies one record, whatever is in it. */
  public void accept(SourceRecord record, RunnerSink sink) {
    output.startRecord(record.timestampMillis(), sink);
    if (isTick(record)) {
      engine.tick(Math.floorDiv(record.timestampMillis(), MILLIS_PER_SECOND), output);
      return;
    }
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null) {
      refuse(record, Refusal.NO_KEY, "key is absent; write batches with key = session", sink);
    } else if (value == null) {
      refuse(record, Refusal.TOO_SHORT, "value is absent; only ticks have none", sink);
    } else {
      acceptKeyed(record, new String(key, StandardCharsets.UTF_8), value, sink);
    }
  }

  private void acceptKeyed(SourceRecord record, String key, byte[] value, RunnerSink sink) {
    Batch batch;
    try {
      batch = decoder.decode(value);
      countUnusableValues();
    } catch (UndecodableBatch e) {
      engine.reject(key, decoder.newestObservations());
      refuse(record, e.refusal(), e.detail(), sink);
      return;
    }
    if (!batch.session().equals(key)) {
      engine.reject(key, batch.observations());
      refuse(
          record,
          Refusal.KEY_MISMATCH,
          "key=\"" + key + "\" != session=\"" + batch.session() + "\"; use the session as key",
          sink);
      return;
    }
    if (key.startsWith(RESERVED_PREFIX)) {
      refuse(
          record, Refusal.RESERVED_KEY, "session=\"" + key + "\" begins with ~; rename it", sink);
      return;
    }
    Outcome outcome = engine.accept(batch, value, record.timestampMillis(), output);
    counters.countBatch(outcome);
    if (outcome == Outcome.FUTURE) {
      refuse(record, Refusal.FUTURE, aheadDetail(record), sink);
    }
  }

  /** Puts a record aside without looking at it: counted, and written as a dead letter. */
  public void refuse(SourceRecord record, Refusal refusal, String detail, RunnerSink sink) {
    boolean written = limit.admit(refusal, engine.lastTick());
    counters.countRefusal(refusal, written);
    if (written) {
      byte[] letter =
          deadLetters.encode(
              refusal,
              detail,
              record.topic(),
              record.partition(),
              record.offset(),
              record.key(),
              record.value());
      sink.deadLetter(record.key(), letter, record.timestampMillis());
      sink.store(SessionEngine.PARTITION_KEY, DeadLetterLimit.PART, limit.state());
    }
  }

  public int liveSessions() {
    return engine.liveSessions();
  }

  /** Newest second whose tick was applied; {@code Long.MIN_VALUE} before the first record. */
  public long lastTickSecond() {
    return engine.lastTick();
  }

  private String aheadDetail(SourceRecord record) {
    long second = Math.floorDiv(record.timestampMillis(), MILLIS_PER_SECOND);
    return "second="
        + second
        + " > lastTick="
        + engine.lastTick()
        + " + maxFutureSeconds="
        + settings.maxFutureSeconds()
        + "; set the writer's clock";
  }

  private void countUnusableValues() {
    long all = decoder.unusableValues();
    if (all != unusableValuesCounted) {
      counters.countUnusableValues(all - unusableValuesCounted);
      unusableValuesCounted = all;
    }
  }

  private Batch storedBatch(String session, String part, PendingPart pending) {
    try {
      return decoder.decode(pending.wire());
    } catch (UndecodableBatch e) {
      throw new IllegalStateException(
          "part=" + part + " of session=" + session + " was stored as a batch and is none", e);
    }
  }

  private static boolean isTick(SourceRecord record) {
    byte[] value = record.value();
    return Arrays.equals(record.key(), TICK_KEY) && (value == null || value.length == 0);
  }
}
