package io.earshot.streams.session;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.clock.SessionClocks;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.lane.ClockLane;
import io.earshot.streams.session.pending.PendingBatch;
import io.earshot.streams.session.pending.SecondOfEvents;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session's clocks learn, a second at a time, as soon as the grace is over. As long as all
 * batches are of one clock there is nothing to learn from marks, so these are left out.
 */
final class ClockPass {

  private static final String LANE = "lane";
  private static final String CLOCKS = "clocks";
  private static final String PAIR = "pair/";

  /** A clock that everything so far is stamped by, and whether there was another one. */
  private @Nullable ClockName onlyClock;

  private boolean hasSeveralClocks;
  private boolean isRemembering;
  private boolean isDirty;
  private final EngineSettings settings;
  private final SecondOfEvents events;
  private final SessionClocks clocks = new SessionClocks();
  private final ClockLane lane;
  private final TreeMap<Integer, byte[]> restoredPairs = new TreeMap<>();
  private byte @Nullable [] restoredClocks;

  ClockPass(EngineSettings settings, SecondOfEvents events) {
    this.settings = settings;
    this.events = events;
    lane = new ClockLane(clocks, settings.maxStreams());
  }

  SessionClocks clocks() {
    return clocks;
  }

  boolean hasSeveralClocks() {
    return hasSeveralClocks;
  }

  void onBatch(Batch batch) {
    if (onlyClock == null) {
      onlyClock = batch.clock();
    }
    hasSeveralClocks |= !batch.clock().equals(onlyClock);
    isDirty = true;
  }

  /** Learns from a second. */
  void closeSecond(List<PendingBatch> pending, long second) {
    if (hasSeveralClocks && !isRemembering) {
      remember(pending, second - 1);
    }
    events.visit(
        pending,
        second,
        settings.finalLagSeconds(),
        hasSeveralClocks ? lane : new WithoutMarks(lane));
    lane.closeSecond();
  }

  /** Nothing that one clock alone has stamped can teach, but what it sent may arrive at others. */
  private void remember(List<PendingBatch> pending, long closed) {
    for (long second = closed - Session.REMEMBERED_SECONDS; second <= closed; second++) {
      events.visit(pending, second, settings.finalLagSeconds(), lane.remembering());
    }
    isRemembering = true;
  }

  void storeChanges(String prefix, SessionClocks.Store store) {
    if (lane.takeChanges() || isDirty) {
      storeLane(prefix, store);
      isDirty = false;
    }
    clocks.storeChanges(prefix + CLOCKS, prefix + PAIR, store);
  }

  private void storeLane(String prefix, SessionClocks.Store store) {
    SnapshotWriter out = new SnapshotWriter();
    out.writeBoolean(hasSeveralClocks);
    ClockName only = onlyClock;
    out.writeBoolean(only != null);
    if (only != null) {
      out.writeString(only.node());
      out.writeString(only.clock());
      out.writeSigned(only.epoch());
    }
    lane.writeTo(out);
    store.put(prefix + LANE, out.toByteArray());
  }

  /** Gives one part back; any order. */
  void restore(String part, byte[] state) {
    if (part.equals(LANE)) {
      SnapshotReader in = new SnapshotReader(state);
      hasSeveralClocks = in.readBoolean();
      onlyClock =
          in.readBoolean()
              ? new ClockName(in.readString(), in.readString(), (int) in.readSigned())
              : null;
      lane.readFrom(in);
    } else if (part.equals(CLOCKS)) {
      restoredClocks = state;
    } else {
      restoredPairs.put(Integer.valueOf(part.substring(PAIR.length())), state);
    }
  }

  /** All parts are back. */
  void restored(List<PendingBatch> pending, long closed) {
    if (restoredClocks != null) {
      clocks.restoreClocks(restoredClocks);
      restoredPairs.values().forEach(clocks::restorePair);
      restoredClocks = null;
      restoredPairs.clear();
    }
    if (hasSeveralClocks) {
      remember(pending, closed);
    }
  }
}
