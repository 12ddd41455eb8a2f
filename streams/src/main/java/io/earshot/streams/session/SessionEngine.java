package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is computed from the batches of one partition. Time is what the records say: tick
 * n happens when record time passes second n, and closes second n − 2 LIVE and n − 5 FINAL. Ticks
 * are applied in order, each once; what comes out is a function of what went in.
 *
 * <p>All state is put out in parts as it changes; given back to a new engine, that one continues
 * where this one stood after its last tick and the batches since.
 */
public final class SessionEngine {

  /** Key of the parts that belong to the partition and to no session. */
  public static final String PARTITION_KEY = "~partition";

  /** Name prefix of parts that hold a {@link PendingPart}. */
  public static final String PENDING_PREFIX = "pending/";

  private static final String TICK = "tick";
  private static final String JUMP = "jump";
  private static final String ENDED = "ended";

  /** What became of a batch. */
  public enum Outcome {
    APPLIED,
    /** Its agent's batch of this number had come before. */
    DUPLICATE,
    /** Its seconds were closed; only its counters and facts were taken. */
    LATE,
    /** Too far ahead of the last tick; nothing was taken. */
    FUTURE,
    /** A cap was reached; nothing was taken. */
    OVERFLOW
  }

  private final EngineSettings settings;
  private final SecondOfEvents events = new SecondOfEvents();
  private final TreeMap<String, Session> sessions = new TreeMap<>();
  private final Map<String, Long> endedAtTick = new TreeMap<>();
  private final Jump jump;
  private long lastTick = Long.MIN_VALUE;

  public SessionEngine(EngineSettings settings) {
    this.settings = settings;
    this.jump = new Jump(settings.maxFutureSeconds());
  }

  /** Gives one part back, other than pending ones, before the first record; any order. */
  public void restore(String session, String part, byte[] state) {
    if (session.equals(PARTITION_KEY)) {
      restorePartition(part, new SnapshotReader(state));
    } else if (part.equals(ENDED)) {
      endedAtTick.put(session, new SnapshotReader(state).readSigned());
    } else {
      session(session).restore(part, state);
    }
  }

  private void restorePartition(String part, SnapshotReader in) {
    switch (part) {
      case TICK -> lastTick = in.readSigned();
      case JUMP -> jump.restore(in.readCount(Integer.MAX_VALUE), in.readSigned());
      default -> throw new IllegalStateException("part=" + part + " is not known");
    }
  }

  /** Gives one pending batch back; any order. */
  public void restorePending(String part, PendingPart pending, Batch batch) {
    session(batch.session())
        .restorePending(
            PendingBatch.of(part, pending.arrivalTick(), pending.receiptMillis(), batch));
  }

  /** Says that every part is back. */
  public void restored() {
    for (Session session : sessions.values()) {
      session.restored(lastTick);
    }
  }

  /**
   * Applies the ticks up to the receipt, then the batch.
   *
   * @param wire the record value it came in, kept until its windows are closed
   * @param receiptMillis receipt at the edge, Unix epoch
   */
  public Outcome accept(Batch batch, byte[] wire, long receiptMillis, EngineSink sink) {
    long second = Math.floorDiv(receiptMillis, 1000L);
    if (!isBelieved(second, sink)) {
      return Outcome.FUTURE;
    }
    tick(second, sink);
    if (isStraggler(batch, receiptMillis, sink)) {
      return Outcome.LATE;
    }
    if (!sessions.containsKey(batch.session()) && sessions.size() == settings.maxSessions()) {
      endLongestSilent(sink);
    }
    return session(batch.session()).accept(batch, wire, receiptMillis, lastTick, sink);
  }

  /** Without a live session nothing is closed too early, whatever time it is said to be. */
  private boolean isBelieved(long second, EngineSink sink) {
    int before = jump.witnesses();
    boolean isFar =
        !sessions.isEmpty()
            && lastTick != Long.MIN_VALUE
            && second > lastTick + settings.maxFutureSeconds();
    boolean isBelieved = !isFar || jump.isBelieved(second);
    if (isBelieved) {
      jump.refute();
    }
    if (jump.witnesses() != before) {
      SnapshotWriter out = new SnapshotWriter();
      out.writeUnsigned(jump.witnesses());
      out.writeSigned(jump.second());
      sink.store(PARTITION_KEY, JUMP, out.toByteArray());
    }
    return isBelieved;
  }

  /** Somebody who joins after the end begins a new life of the same id; nothing else does. */
  private boolean isStraggler(Batch batch, long receiptMillis, EngineSink sink) {
    Long endedAt = endedAtTick.get(batch.session());
    if (endedAt == null) {
      return false;
    }
    long joinedNanos = PendingBatch.lastJoinNanos(batch, receiptMillis);
    if (Math.floorDiv(joinedNanos, PendingBatch.NANOS_PER_SECOND) < endedAt) {
      return true;
    }
    endedAtTick.remove(batch.session());
    sink.store(batch.session(), ENDED, null);
    return false;
  }

  /** Counts observations of a live session that were refused before they became a batch. */
  public void reject(String session, long observations) {
    Session live = sessions.get(session);
    if (live != null) {
      live.reject(observations);
    }
  }

  /** Applies all ticks up to this second, filling gaps; an older one changes nothing. */
  public void tick(long second, EngineSink sink) {
    if (lastTick == Long.MIN_VALUE) {
      setTick(second, sink);
      return;
    }
    while (lastTick < second) {
      setTick(sessions.isEmpty() ? second : lastTick + 1, sink);
      closeSessions(sink);
      forgetEnded(sink);
      sink.tick(lastTick);
    }
  }

  private void setTick(long second, EngineSink sink) {
    lastTick = second;
    store(sink, PARTITION_KEY, TICK, second);
  }

  private static void store(EngineSink sink, String key, String part, long value) {
    SnapshotWriter out = new SnapshotWriter();
    out.writeSigned(value);
    sink.store(key, part, out.toByteArray());
  }

  private void closeSessions(EngineSink sink) {
    List<String> ended = new ArrayList<>();
    for (Session session : sessions.values()) {
      if (!session.tick(lastTick, sink)) {
        ended.add(session.id);
      }
    }
    ended.forEach(id -> forget(id, sink));
  }

  private void forget(String id, EngineSink sink) {
    sessions.remove(id);
    endedAtTick.put(id, lastTick);
    store(sink, id, ENDED, lastTick);
  }

  private void forgetEnded(EngineSink sink) {
    for (Iterator<Map.Entry<String, Long>> each = endedAtTick.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<String, Long> ended = each.next();
      if (lastTick - ended.getValue() > settings.endedMemorySeconds()) {
        each.remove();
        sink.store(ended.getKey(), ENDED, null);
      }
    }
  }

  private void endLongestSilent(EngineSink sink) {
    Session silent =
        sessions.values().stream()
            .min(
                Comparator.comparingLong(Session::lastReceiptSecond)
                    .thenComparing(session -> session.id))
            .orElseThrow();
    silent.end(sink);
    forget(silent.id, sink);
  }

  private Session session(String id) {
    return sessions.computeIfAbsent(id, key -> new Session(key, settings, events));
  }

  /** The newest tick applied; Long.MIN_VALUE before the first record. */
  public long lastTick() {
    return lastTick;
  }

  public int liveSessions() {
    return sessions.size();
  }
}
