package io.earshot.agent.clock;

/**
 * Notices that a monotonic clock is no longer the one it was: each second the wall clock must have
 * gone as far. A suspended machine, a moved virtual one and a step of the wall clock look alike and
 * are all taken for a new clock, which costs a new estimate and no truth.
 */
public final class ClockWatch {

  private static final long STEP_NANOS = 5_000_000;
  private static final long MAX_RATE_PPM = 500;
  private static final long GAP_NANOS = 2_000_000_000L;
  private static final long CHECK_NANOS = 1_000_000_000L;

  private long monotonicNanos;
  private long wallNanos;
  private long lastSeenNanos;
  private int epoch;

  /** Starts in epoch 0. */
  public ClockWatch(long monotonicNanos, long wallNanos) {
    this.monotonicNanos = monotonicNanos;
    this.wallNanos = wallNanos;
    this.lastSeenNanos = monotonicNanos;
  }

  /**
   * Takes one reading of both clocks; true if an epoch began. A gap of more than 2 s between
   * readings begins one, and so does a difference over 5 ms, or over 500 ppm, in a second.
   */
  public boolean read(long nowMonotonicNanos, long nowWallNanos) {
    boolean isGap = nowMonotonicNanos - lastSeenNanos > GAP_NANOS;
    lastSeenNanos = nowMonotonicNanos;
    long passedNanos = nowMonotonicNanos - monotonicNanos;
    if (!isGap && passedNanos < CHECK_NANOS) {
      return false;
    }
    long differenceNanos = Math.abs(nowWallNanos - wallNanos - passedNanos);
    monotonicNanos = nowMonotonicNanos;
    wallNanos = nowWallNanos;
    if (isGap || differenceNanos > Math.max(STEP_NANOS, passedNanos / 1_000_000 * MAX_RATE_PPM)) {
      epoch++;
      return true;
    }
    return false;
  }

  /** Steps seen so far. */
  public int epoch() {
    return epoch;
  }
}
