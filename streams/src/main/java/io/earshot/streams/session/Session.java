package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.clock.SessionClocks;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.lane.Lane;
import io.earshot.streams.session.lane.LaneParts;
import io.earshot.streams.session.lane.MergedWindow;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;
import io.earshot.streams.session.result.ClockEdgeSummary;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One live session: batches that wait, a LIVE and a FINAL pass over them, and its ledger. */
final class Session {

  private static final String LIVE = "live/";
  private static final String FINAL = "final/";
  private static final String LEDGER = "ledger";
  private static final String AGENT = "agent/";
  private static final String MERGED = "merged";
  private static final String CLOCK = "clock/";
  private static final int MERGED_SECONDS = 10;

  /** Seconds that joins look back, twice: a playout to its receipt, that one to its send. */
  static final int REMEMBERED_SECONDS = 4;

  final String id;
  private final EngineSettings settings;
  private final SecondOfEvents events;
  private final List<PendingBatch> pending = new ArrayList<>();
  private final Set<String> storedParts = new TreeSet<>();
  private final Ledger ledger = new Ledger();
  private final Lane live;
  private final Lane last;
  private final ClockPass clockPass;
  private final LaneParts liveParts;
  private final LaneParts lastParts;
  private final MergedWindow merged = new MergedWindow();
  private long nextPending;
  private long lastReceiptSecond = Long.MIN_VALUE;
  private long lastFinalSecond = Long.MIN_VALUE;
  private boolean isLedgerDirty;
  private boolean isSummaryDue;

  Session(String id, EngineSettings settings, SecondOfEvents events) {
    this.id = id;
    this.settings = settings;
    this.events = events;
    clockPass = new ClockPass(settings, events);
    SessionClocks clocks = clockPass.clocks();
    live = new Lane(false, settings.maxStreams(), settings.maxUtterances(), clocks.live());
    last = new Lane(true, settings.maxStreams(), settings.maxUtterances(), clocks.settled());
    liveParts = new LaneParts(LIVE, live);
    lastParts = new LaneParts(FINAL, last);
  }

  long lastReceiptSecond() {
    return lastReceiptSecond;
  }

  /** Takes a batch, or says why not. */
  SessionEngine.Outcome accept(
      Batch batch, byte[] wire, long receiptMillis, long tick, EngineSink sink) {
    SessionEngine.Outcome outcome = take(batch, wire, receiptMillis, tick, sink);
    storeLedger(sink);
    return outcome;
  }

  private SessionEngine.Outcome take(
      Batch batch, byte[] wire, long receiptMillis, long tick, EngineSink sink) {
    lastReceiptSecond = Math.max(lastReceiptSecond, Math.floorDiv(receiptMillis, 1000L));
    String part = SessionEngine.PENDING_PREFIX + nextPending;
    PendingBatch arrived = PendingBatch.of(part, tick, receiptMillis, batch);
    if (arrived.lastSecond() > tick + settings.maxFutureSeconds()) {
      ledger.reject(batch.observations());
      return SessionEngine.Outcome.FUTURE;
    }
    if (pending.size() == settings.maxPendingBatches()) {
      return ledger.overflow("pendingBatches", batch);
    }
    SessionEngine.Outcome admitted = ledger.admit(batch);
    ledger.storeAgent(batch.agent(), (agent, state) -> store(sink, AGENT + agent, state));
    if (admitted != SessionEngine.Outcome.APPLIED) {
      return admitted;
    }
    boolean isLate = arrived.lastSecond() < arrived.openSecond(settings.finalLagSeconds());
    ledger.apply(batch, isLate);
    clockPass.onBatch(batch);
    nextPending++;
    pending.add(arrived);
    store(sink, part, new PendingPart(receiptMillis, tick, wire).encode());
    return isLate ? SessionEngine.Outcome.LATE : SessionEngine.Outcome.APPLIED;
  }

  void reject(long observations) {
    ledger.reject(observations);
    isLedgerDirty = true;
  }

  /** Closes the seconds that this tick closes; false if the session has ended by it. */
  boolean tick(long tick, EngineSink sink) {
    pending.sort(PendingBatch.CANONICAL);
    clockPass.closeSecond(pending, tick - settings.finalLagSeconds());
    clockPass.storeChanges(CLOCK, (part, state) -> store(sink, part, state));
    closeLive(tick - settings.liveLagSeconds(), sink);
    long newestFinal = tick - finalLagSeconds();
    for (long second = firstOpen(newestFinal); second <= newestFinal; second++) {
      closeFinal(second, sink);
      lastFinalSecond = second;
      isLedgerDirty = true;
    }
    if (isLedgerDirty) {
      storeLedger(sink);
    }
    if (hasEnded(tick)) {
      end(sink);
      return false;
    }
    return true;
  }

  /** Offsets between clocks are settled later than everything else. */
  private int finalLagSeconds() {
    return settings.finalLagSeconds()
        + (clockPass.hasSeveralClocks() ? settings.clockLagSeconds() : 0);
  }

  /** A second clock that appears makes FINAL wait; no second is left out. */
  private long firstOpen(long newestFinal) {
    return lastFinalSecond == Long.MIN_VALUE ? newestFinal : lastFinalSecond + 1;
  }

  private boolean hasEnded(long tick) {
    long silentSeconds = tick - lastReceiptSecond;
    int patienceSeconds = last.isOver() ? settings.leftEndSeconds() : settings.idleEndSeconds();
    return silentSeconds > patienceSeconds + finalLagSeconds() - settings.finalLagSeconds();
  }

  /** Puts the last summary out and removes every part. */
  void end(EngineSink sink) {
    if (!merged.isEmpty()) {
      long first = lastFinalSecond - Math.floorMod(lastFinalSecond, MERGED_SECONDS);
      sink.measurement(merged.close(id, first, MERGED_SECONDS));
    }
    sink.summary(summary(true));
    for (String part : storedParts) {
      sink.store(id, part, null);
    }
    storedParts.clear();
  }

  private SessionSummary summary(boolean isEnded) {
    List<ClockEdgeSummary> clocks = clockPass.clocks().summaries(last.lastNanos());
    return last.summary(id, isEnded, ledger.summary(), clocks, settings.budgets());
  }

  private void closeLive(long second, EngineSink sink) {
    events.visit(pending, second, settings.liveLagSeconds(), live);
    if (live.takeChanges()) {
      sink.measurement(live.closeSecond(false, id, second, 0));
      liveParts.storeChanges((part, state) -> store(sink, part, state));
    }
  }

  private void closeFinal(long second, EngineSink sink) {
    events.visit(pending, second, settings.finalLagSeconds(), last);
    if (last.takeChanges()) {
      WindowMeasurement window = last.closeSecond(true, id, second, ledger.takeLate());
      sink.measurement(window);
      merged.add(window);
      lastParts.storeChanges((part, state) -> store(sink, part, state));
      store(sink, MERGED, merged.toBytes());
      isLedgerDirty = true;
      isSummaryDue = true;
    }
    if (Math.floorMod(second, MERGED_SECONDS) == MERGED_SECONDS - 1 && !merged.isEmpty()) {
      sink.measurement(merged.close(id, second - MERGED_SECONDS + 1, MERGED_SECONDS));
      store(sink, MERGED, null);
    }
    if (isSummaryDue && Math.floorMod(second, settings.summaryEverySeconds()) == 0) {
      sink.summary(summary(false));
      isSummaryDue = false;
    }
    forgetBefore(second - REMEMBERED_SECONDS, sink);
  }

  private void forgetBefore(long second, EngineSink sink) {
    for (Iterator<PendingBatch> each = pending.iterator(); each.hasNext(); ) {
      PendingBatch batch = each.next();
      if (batch.lastUse(settings.finalLagSeconds()) < second) {
        each.remove();
        store(sink, batch.part(), null);
      }
    }
  }

  private void store(EngineSink sink, String part, byte @Nullable [] state) {
    boolean wasStored = state == null ? storedParts.remove(part) : !storedParts.add(part);
    if (state != null || wasStored) {
      sink.store(id, part, state);
    }
  }

  private void storeLedger(EngineSink sink) {
    SnapshotWriter out = new SnapshotWriter();
    out.writeUnsigned(nextPending);
    out.writeSigned(lastReceiptSecond);
    out.writeSigned(lastFinalSecond);
    out.writeBoolean(isSummaryDue);
    ledger.writeTo(out);
    isLedgerDirty = false;
    store(sink, LEDGER, out.toByteArray());
  }

  void restore(String part, byte[] state) {
    storedParts.add(part);
    if (liveParts.owns(part)) {
      liveParts.restore(part, state);
    } else if (lastParts.owns(part)) {
      lastParts.restore(part, state);
    } else if (part.startsWith(CLOCK)) {
      clockPass.restore(part.substring(CLOCK.length()), state);
    } else if (part.equals(MERGED)) {
      merged.restore(state);
    } else if (part.startsWith(AGENT)) {
      ledger.restoreAgent(part.substring(AGENT.length()), state);
    } else if (part.equals(LEDGER)) {
      SnapshotReader in = new SnapshotReader(state);
      nextPending = in.readUnsigned();
      lastReceiptSecond = in.readSigned();
      lastFinalSecond = in.readSigned();
      isSummaryDue = in.readBoolean();
      ledger.readFrom(in);
    } else {
      throw new IllegalStateException("part=" + part + " is of no kind that this version knows");
    }
  }

  void restorePending(PendingBatch batch) {
    storedParts.add(batch.part());
    pending.add(batch);
    clockPass.onBatch(batch.batch());
  }

  /** All parts are back: marks of closed seconds are remembered again for later joins. */
  void restored(long lastTick) {
    liveParts.restored();
    lastParts.restored();
    pending.sort(PendingBatch.CANONICAL);
    clockPass.restored(pending, lastTick - settings.finalLagSeconds());
    remember(live, lastTick - settings.liveLagSeconds(), settings.liveLagSeconds());
    if (lastFinalSecond != Long.MIN_VALUE) {
      remember(last, lastFinalSecond, settings.finalLagSeconds());
    }
  }

  private void remember(Lane lane, long closed, int lagSeconds) {
    for (long second = closed - REMEMBERED_SECONDS; second <= closed; second++) {
      events.visit(pending, second, lagSeconds, lane.remembering());
    }
  }
}
