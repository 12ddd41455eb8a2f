package io.earshot.alerts.delivery.host;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The broker's clock as seen from here. An answer of the broker says what its clock showed between
 * question and answer, so the error is at most half of that time; in between, our monotonic clock
 * goes on. Our wall clock, which may be minutes off or jump, has no part in it.
 */
public final class SyncedClock implements BrokerClock {

  /** An answer that took longer says too little. */
  private static final long MAX_ROUND_TRIP_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final LongSupplier nanoTime;
  private volatile long brokerMinusOursMillis;
  private volatile boolean isSynced;

  /**
   * @param nanoTime monotonic, nanoseconds
   */
  public SyncedClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Takes an answer: the broker's clock stood there at some time between the two of ours. */
  public void answered(long brokerMillis, long askedNanos, long answeredNanos) {
    if (answeredNanos - askedNanos <= MAX_ROUND_TRIP_NANOS) {
      long middleNanos = askedNanos + (answeredNanos - askedNanos) / 2;
      brokerMinusOursMillis = brokerMillis - TimeUnit.NANOSECONDS.toMillis(middleNanos);
      isSynced = true;
    }
  }

  /** Whether the broker has answered yet; without that nothing may be told. */
  public boolean isSynced() {
    return isSynced;
  }

  @Override
  public long millis() {
    return brokerMinusOursMillis + TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
  }
}
