package io.earshot.console.replay.arrival;

/**
 * Lets event time pass no faster than asked for. Gaps longer than a live call has (other
 * recordings, the closing tick) are not waited for.
 */
public final class Pacer {

  static final long MAX_WAIT_MILLIS = 10_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final ReplaySpeed speed;
  private final WallClock clock;
  private boolean started;
  private long newestMillis;
  private long startNanos;
  private long elapsedMillis;

  public Pacer(ReplaySpeed speed, WallClock clock) {
    this.speed = speed;
    this.clock = clock;
  }

  /** Returns when an event of this time may happen. */
  public void await(long eventMillis) throws InterruptedException {
    if (speed.isMax()) {
      return;
    }
    if (!started) {
      started = true;
      newestMillis = eventMillis;
      startNanos = clock.nanoTime();
      return;
    }
    long stepMillis = eventMillis - newestMillis;
    if (stepMillis <= 0) {
      return;
    }
    newestMillis = eventMillis;
    if (stepMillis <= MAX_WAIT_MILLIS) {
      elapsedMillis += stepMillis;
    }
    // From the start, not step by step: rounding must not add up.
    long dueNanos =
        startNanos + Math.round(elapsedMillis * NANOS_PER_MILLI / speed.timesRealTime());
    for (long left = dueNanos - clock.nanoTime(); left > 0; left = dueNanos - clock.nanoTime()) {
      clock.sleepNanos(left);
    }
  }
}
