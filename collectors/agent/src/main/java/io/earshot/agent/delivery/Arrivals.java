package io.earshot.agent.delivery;

import io.earshot.agent.batch.BatchCutter;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.Observation;
import io.earshot.agent.queue.DropReason;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.queue.StateLane;
import java.util.concurrent.atomic.AtomicLongArray;

/** The way in, for all threads of the program: it never waits and never throws. */
public final class Arrivals {

  private static final DropReason[] REASONS = DropReason.values();

  private final SampleRing ring;
  private final StateLane lane;
  private final AtomicLongArray turnedAway = new AtomicLongArray(REASONS.length);
  private volatile boolean closed;

  public Arrivals(SampleRing ring, StateLane lane) {
    this.ring = ring;
    this.lane = lane;
  }

  /** Takes a mark; columns outside of {@code present} are ignored. */
  public void mark(
      MarkSource source,
      int present,
      long atNanos,
      int rtpTimestamp,
      int sequenceNumber,
      int payloadHash,
      int payloadBytes,
      int primaryHash,
      int primaryBytes,
      int sinceCaptureNanos) {
    if (closed) {
      turnAway(DropReason.SHUTDOWN);
      return;
    }
    // The ring counts what it turns away itself.
    ring.add(
        source,
        present,
        atNanos,
        rtpTimestamp,
        sequenceNumber,
        payloadHash,
        payloadBytes,
        primaryHash,
        primaryBytes,
        sinceCaptureNanos);
  }

  /** Takes what is no mark. */
  public void take(Observation observation) {
    if (closed) {
      turnAway(DropReason.SHUTDOWN);
    } else if (observation.sizeBytes() > BatchCutter.MAX_OBSERVATION_BYTES) {
      turnAway(DropReason.TOO_LARGE);
    } else if (!(observation instanceof LifecycleEvent)) {
      ring.add(observation);
    } else if (!lane.add(observation)) {
      turnAway(DropReason.QUEUE_FULL);
    }
  }

  /** From now on everything is turned away. */
  public void close() {
    closed = true;
  }

  long turnedAway(DropReason reason) {
    return turnedAway.get(reason.ordinal());
  }

  private void turnAway(DropReason reason) {
    turnedAway.getAndIncrement(reason.ordinal());
  }
}
