package io.earshot.agent.queue;

import io.earshot.agent.observation.Observation;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A reserve for what a session is made of: joins, leaves, tracks. No sample pushes it out, and what
 * came first stays.
 */
public final class StateLane {

  private final int limit;
  private final long maxBytes;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong heldBytes = new AtomicLong();
  private final AtomicLong offered = new AtomicLong();

  /** Only the taker writes it. */
  private volatile long taken;

  private volatile int epoch;

  /** A lane for {@code limit} events of {@code maxBytes} together, taken ones included. */
  public StateLane(int limit, long maxBytes) {
    this.limit = limit;
    this.maxBytes = maxBytes;
  }

  /** Adds an event; false if there is no room. */
  public boolean add(Observation event) {
    int bytes = event.sizeBytes();
    int events = held.incrementAndGet();
    long eventBytes = heldBytes.addAndGet(bytes);
    if (events > limit || eventBytes > maxBytes) {
      release(1, bytes);
      return false;
    }
    offered.incrementAndGet();
    waiting.add(new Waiting(event, epoch));
    return true;
  }

  /** Takes the oldest; null if there is none. One thread at a time. */
  public @Nullable Waiting take() {
    Waiting next = waiting.poll();
    if (next != null) {
      taken++;
    }
    return next;
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Events that are now acknowledged or dropped. */
  public void release(int events, long bytes) {
    held.addAndGet(-events);
    heldBytes.addAndGet(-bytes);
  }

  /** Epoch of the agent's clock that later events are stamped with. */
  public void tick(int newEpoch) {
    epoch = newEpoch;
  }

  /** Events that found room since the boot. */
  public long offered() {
    return offered.get();
  }

  /** Events that were taken since the boot. */
  public long taken() {
    return taken;
  }

  /**
   * An event in the lane.
   *
   * @param epoch epoch of the agent's clock in which it was queued
   */
  public record Waiting(Observation event, int epoch) {}
}
