package io.earshot.collectors.edge.http;

import io.earshot.collectors.edge.intake.EventSink;
import io.earshot.collectors.edge.intake.SinkFull;
import io.earshot.collectors.edge.room.RoomName;
import io.earshot.schema.EventBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A sink in memory that stores at once, when told to, or nothing more. */
final class HeldSink implements EventSink {

  private final List<EventBatch> written = new ArrayList<>();
  private final List<EventBatch> parked = new ArrayList<>();
  private final List<Boolean> announcedEnds = new ArrayList<>();
  private final List<CompletableFuture<Void>> pending = new ArrayList<>();
  private boolean holding;
  private boolean full;

  @Override
  public synchronized CompletionStage<Void> write(EventBatch batch, long receivedAtMillis) {
    return kept(written, batch);
  }

  @Override
  public synchronized CompletionStage<Void> park(
      RoomName room, EventBatch batch, long receivedAtMillis) {
    return kept(parked, batch);
  }

  @Override
  public synchronized CompletionStage<Void> announce(
      RoomName room, EventBatch news, boolean ended, long receivedAtMillis) {
    announcedEnds.add(ended);
    return CompletableFuture.completedFuture(null);
  }

  private CompletionStage<Void> kept(List<EventBatch> into, EventBatch batch) {
    if (full) {
      return CompletableFuture.failedFuture(new SinkFull(false));
    }
    into.add(batch);
    if (!holding) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> stored = new CompletableFuture<>();
    pending.add(stored);
    return stored;
  }

  synchronized void hold() {
    holding = true;
  }

  synchronized void fill() {
    full = true;
  }

  synchronized void empty() {
    full = false;
  }

  /** Stores everything that is held. */
  void release() {
    List<CompletableFuture<Void>> all;
    synchronized (this) {
      holding = false;
      all = List.copyOf(pending);
      pending.clear();
    }
    all.forEach(stored -> stored.complete(null));
  }

  synchronized List<EventBatch> written() {
    return List.copyOf(written);
  }

  synchronized List<EventBatch> parked() {
    return List.copyOf(parked);
  }

  synchronized List<Boolean> announcedEnds() {
    return List.copyOf(announcedEnds);
  }
}
