package io.earshot.console.demo;

import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.collectors.recording.Recording;
import io.earshot.console.replay.arrival.Pacer;
import io.earshot.console.replay.arrival.ReplaySpeed;
import io.earshot.console.replay.arrival.Timeline;
import io.earshot.console.replay.arrival.WallClock;
import io.earshot.console.replay.kafka.EventWriter;
import java.time.InstantSource;

/** A recorded call that takes place now, and then again: a thread of its own writes its batches. */
final class LiveCall {

  private final Recording recording;
  private final ReplaySpeed speed;
  private final InstantSource clock;
  private volatile long newestMillis = Long.MIN_VALUE;

  LiveCall(Recording recording, ReplaySpeed speed, InstantSource clock) {
    this.recording = recording;
    this.speed = speed;
    this.clock = clock;
  }

  /** Session id of the {@code time}-th time, from 1: {@code room#1}. */
  String session(int time) {
    return recording.session() + "#" + time;
  }

  /** Writes the call, as if it began now; returns at its end. */
  void takePlace(int time, EventWriter writer) throws InterruptedException {
    long firstMillis = recording.batches().get(0).receiptMillis();
    ShiftedCall shifted = new ShiftedCall(session(time), clock.millis() - firstMillis);
    Pacer pacer = new Pacer(speed, WallClock.SYSTEM);
    for (ImportedBatch recorded : recording.batches()) {
      pacer.await(recorded.receiptMillis());
      ImportedBatch now = shifted.of(recorded);
      writer.write(now.batch(), now.receiptMillis());
      newestMillis = Math.max(newestMillis, now.receiptMillis());
    }
    writer.flush();
  }

  /**
   * Lets the time pass that ends the call, in its partition. Only where nothing else takes place:
   * what is written there later is late.
   */
  void passTimeToEnd(int time, EventWriter writer) {
    writer.writeTick(writer.partitionOf(session(time)), newestMillis + Timeline.CLOSING_MILLIS);
  }

  /** Whether its events are ahead of the wall clock, whose ticks would end it far too late. */
  boolean isAheadOfClock() {
    return speed.timesRealTime() > 1;
  }
}
