package io.earshot.agent.delivery;

import io.earshot.agent.batch.BatchContent;
import io.earshot.agent.batch.BatchCutter;
import io.earshot.agent.clock.ClockWatch;
import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.Heartbeat;
import io.earshot.agent.queue.DropReason;
import io.earshot.agent.queue.RingCounts;
import io.earshot.agent.queue.SampleRing;
import io.earshot.agent.queue.StateLane;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.Transport;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the agent's thread does each time it wakes: cut what waits, send what is due, drop what is
 * too old, say how it fares. It is told the time.
 */
public final class Delivery {

  /** Samples that wait longer are of no use to a live call. */
  public static final long MAX_AGE_NANOS = 60_000_000_000L;

  public static final long HEARTBEAT_NANOS = 5_000_000_000L;

  /** With the 0.1 s between two wakes, and as much in the stamp, no batch spans more than 1 s. */
  private static final long MAX_WAIT_NANOS = 800_000_000L;

  private final AgentIdentity identity;
  private final ClockId clock;
  private final Transport transport;
  private final SampleRing ring;
  private final StateLane lane;
  private final Arrivals arrivals;
  private final BatchCutter cutter;
  private final ClockWatch watch;
  private final Vitals vitals;
  private final Outbox outbox;
  private long heartbeatNanos;
  private long nowNanos;
  private long unansweredAtEnd;

  public Delivery(
      AgentIdentity identity,
      ClockId clock,
      Transport transport,
      SampleRing ring,
      StateLane lane,
      Arrivals arrivals,
      ClockWatch watch,
      Vitals vitals,
      Backoff backoff,
      long nowNanos) {
    this.identity = identity;
    this.clock = clock;
    this.transport = transport;
    this.ring = ring;
    this.lane = lane;
    this.arrivals = arrivals;
    this.watch = watch;
    this.vitals = vitals;
    this.cutter = new BatchCutter(ring, lane);
    this.outbox = new Outbox(ring, lane, backoff);
    this.heartbeatNanos = nowNanos;
    this.nowNanos = nowNanos;
    ring.tick(nowNanos, watch.epoch());
  }

  /**
   * One round.
   *
   * @param monotonicNanos nanoseconds of the agent's clock
   * @param wallMicros microseconds since the Unix epoch
   * @param flush whether what waits goes now, also where a batch is neither full nor old
   */
  public void step(long monotonicNanos, long wallMicros, boolean flush) {
    boolean isNewClock;
    List<Attempt> attempts;
    synchronized (this) {
      nowNanos = monotonicNanos;
      isNewClock = watch.read(monotonicNanos, wallMicros * 1_000);
      ring.tick(monotonicNanos, watch.epoch());
      lane.tick(watch.epoch());
      outbox.expire(monotonicNanos - MAX_AGE_NANOS);
      outbox.count(DropReason.EXPIRED, ring.expire(monotonicNanos - MAX_AGE_NANOS));
      cut(monotonicNanos, flush || isNewClock);
      beat(monotonicNanos, wallMicros);
      attempts = attempts(monotonicNanos);
    }
    if (isNewClock) {
      transport.clockChanged();
    }
    for (Attempt attempt : attempts) {
      send(attempt);
    }
  }

  private void cut(long monotonicNanos, boolean flush) {
    while (outbox.hasRoom() && isReady(monotonicNanos, flush)) {
      List<BatchContent> batches = cutter.cut(monotonicNanos);
      if (batches.isEmpty()) {
        return;
      }
      batches.forEach(outbox::add);
    }
  }

  private boolean isReady(long monotonicNanos, boolean flush) {
    int samples = ring.size();
    return !lane.isEmpty()
        || samples >= BatchCutter.MAX_SAMPLES
        || (samples > 0 && (flush || monotonicNanos - ring.oldestNanos() >= MAX_WAIT_NANOS));
  }

  private void beat(long monotonicNanos, long wallMicros) {
    if (monotonicNanos - heartbeatNanos >= HEARTBEAT_NANOS && outbox.hasRoom()) {
      heartbeatNanos = monotonicNanos;
      outbox.add(heartbeat(monotonicNanos, wallMicros));
    }
  }

  private BatchContent heartbeat(long monotonicNanos, long wallMicros) {
    Accounting accounting = accounting();
    Heartbeat heartbeat =
        new Heartbeat(
            monotonicNanos,
            wallMicros,
            accounting.accepted(),
            accounting.acked(),
            accounting.queued(),
            vitals.agentCpuNanos(),
            vitals.processCpuNanos(),
            vitals.heapUsedBytes(),
            vitals.residentBytes());
    return BatchContent.ofHeartbeat(monotonicNanos, watch.epoch(), heartbeat);
  }

  private List<Attempt> attempts(long monotonicNanos) {
    Map<String, Long> dropped = accounting().dropped();
    return outbox.due(monotonicNanos).stream()
        .map(
            sending ->
                new Attempt(
                    new Batch(
                        identity,
                        sending.sequence,
                        clock.withEpoch(sending.content.epoch()),
                        monotonicNanos,
                        dropped,
                        sending.content),
                    sending.attempts))
        .toList();
  }

  private void send(Attempt attempt) {
    Answer answer = new Answer(this, attempt);
    try {
      transport.send(attempt.batch(), answer);
    } catch (RuntimeException e) {
      answer.broke();
    }
  }

  /** Hands an answer to the outbox, at the time of the newest round. */
  synchronized void answered(Answered answered) {
    answered.tell(outbox, nowNanos);
    notifyAll();
  }

  /** Waits until nothing waits; false if that took longer. */
  public synchronized boolean awaitDrained(long millis) throws InterruptedException {
    long untilNanos = System.nanoTime() + millis * 1_000_000;
    while (!isDrained()) {
      long leftMillis = (untilNanos - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }

  private boolean isDrained() {
    return ring.size() == 0 && lane.isEmpty() && outbox.isEmpty();
  }

  /** Drops whatever waits, for the agent has to go, and puts a last heartbeat in its place. */
  public synchronized void giveUp(long wallMicros) {
    dropWaiting();
    unansweredAtEnd += outbox.dropAll(DropReason.SHUTDOWN);
    outbox.add(heartbeat(nowNanos, wallMicros));
  }

  private void dropWaiting() {
    List<BatchContent> batches = cutter.cut(nowNanos);
    while (!batches.isEmpty()) {
      batches.forEach(outbox::add);
      batches = cutter.cut(nowNanos);
    }
  }

  /** Forgets the last heartbeat, answered or not. */
  public synchronized void end() {
    dropWaiting();
    unansweredAtEnd += outbox.dropAll(DropReason.SHUTDOWN);
  }

  /** The agent's clock as it is now. */
  public synchronized ClockId clock() {
    return clock.withEpoch(watch.epoch());
  }

  /** Where everything went, at one moment. */
  public synchronized Accounting accounting() {
    RingCounts samples = ring.counts();
    long statesOffered = lane.offered();
    Map<String, Long> dropped = new TreeMap<>();
    long turnedAway = 0;
    for (DropReason reason : DropReason.values()) {
      long away = arrivals.turnedAway(reason);
      turnedAway += away;
      long all =
          away + outbox.dropped(reason) + (reason == DropReason.QUEUE_FULL ? samples.dropped() : 0);
      if (all > 0) {
        dropped.put(reason.label(), all);
      }
    }
    long queued = samples.waiting() + statesOffered - lane.taken() + outbox.waiting();
    return new Accounting(
        samples.offered() + statesOffered + turnedAway,
        outbox.acked(),
        Collections.unmodifiableMap(dropped),
        queued,
        outbox.unanswered() + unansweredAtEnd);
  }

  /** What an answer does to the outbox. */
  interface Answered {
    void tell(Outbox outbox, long nowNanos);
  }
}
