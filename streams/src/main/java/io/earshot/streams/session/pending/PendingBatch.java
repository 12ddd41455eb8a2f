package io.earshot.streams.session.pending;

import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.StageEvent;
import java.util.Comparator;

/**
 * An accepted batch that still has seconds to be closed.
 *
 * @param part name of its stored part
 * @param arrivalTick newest tick when it was accepted
 * @param toEventNanos added to a time of the batch's clock it gives event time, Unix epoch: receipt
 *     at the edge less the batch's own time of sending
 * @param firstSecond second of its earliest event
 * @param lastSecond second of its latest event
 */
public record PendingBatch(
    String part,
    long arrivalTick,
    long toEventNanos,
    long firstSecond,
    long lastSecond,
    Batch batch) {

  /** An order that does not depend on arrival. */
  public static final Comparator<PendingBatch> CANONICAL =
      Comparator.<PendingBatch, String>comparing(p -> p.batch.agent())
          .thenComparingLong(p -> p.batch.boot())
          .thenComparingLong(p -> p.batch.sequence());

  private static final long NANOS_PER_MILLI = 1_000_000;
  public static final long NANOS_PER_SECOND = 1_000_000_000;

  public static PendingBatch of(String part, long arrivalTick, long receiptMillis, Batch batch) {
    long toEventNanos = receiptMillis * NANOS_PER_MILLI - batch.sentNanos();
    long firstNanos = Long.MAX_VALUE;
    long lastNanos = Long.MIN_VALUE;
    for (MarkColumn column : batch.marks()) {
      for (long atNanos : column.atNanos()) {
        firstNanos = Math.min(firstNanos, atNanos);
        lastNanos = Math.max(lastNanos, atNanos);
      }
    }
    for (Reading reading : batch.readings()) {
      firstNanos = Math.min(firstNanos, reading.atNanos());
      lastNanos = Math.max(lastNanos, reading.atNanos());
    }
    for (Lifecycle event : batch.lifecycle()) {
      firstNanos = Math.min(firstNanos, event.atNanos());
      lastNanos = Math.max(lastNanos, event.atNanos());
    }
    for (StageEvent event : batch.stages()) {
      firstNanos = Math.min(firstNanos, event.atNanos());
      lastNanos = Math.max(lastNanos, event.atNanos());
    }
    if (firstNanos > lastNanos) {
      firstNanos = batch.sentNanos();
      lastNanos = batch.sentNanos();
    }
    return new PendingBatch(
        part,
        arrivalTick,
        toEventNanos,
        Math.floorDiv(firstNanos + toEventNanos, NANOS_PER_SECOND),
        Math.floorDiv(lastNanos + toEventNanos, NANOS_PER_SECOND),
        batch);
  }

  /** Event time of the last join that a batch tells of; Long.MIN_VALUE if of none. */
  public static long lastJoinNanos(Batch batch, long receiptMillis) {
    long toEventNanos = receiptMillis * NANOS_PER_MILLI - batch.sentNanos();
    long lastNanos = Long.MIN_VALUE;
    for (Lifecycle event : batch.lifecycle()) {
      if (event.type() == LifecycleType.JOINED || event.type() == LifecycleType.SESSION_STARTED) {
        lastNanos = Math.max(lastNanos, event.atNanos() + toEventNanos);
      }
    }
    return lastNanos;
  }

  /** First second that was still open at arrival, where seconds close {@code lagSeconds} later. */
  public long openSecond(int lagSeconds) {
    return arrivalTick - lagSeconds + 1;
  }

  /** Event time of its receipt, which is that of its sending. */
  long receiptNanos() {
    return batch.sentNanos() + toEventNanos;
  }

  long receiptSecond() {
    return Math.floorDiv(receiptNanos(), NANOS_PER_SECOND);
  }

  /** Last second that it has anything to say of, where seconds close {@code lagSeconds} later. */
  public long lastUse(int lagSeconds) {
    return Math.max(Math.max(lastSecond, receiptSecond()), openSecond(lagSeconds));
  }

  /** Whether any event belongs into this second. */
  boolean touches(long second, int lagSeconds) {
    long openSecond = openSecond(lagSeconds);
    return Math.max(firstSecond, openSecond) <= second
        && second <= Math.max(lastSecond, openSecond);
  }
}
