package io.earshot.collectors.edge.limit;

/**
 * Allows bursts of {@code capacity} and {@code perSecond} in the long run. Not thread-safe. Time is
 * any monotonic count of nanoseconds.
 */
final class TokenBucket {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double capacity;
  private final double perSecond;
  private double level;
  private long filledAtNanos;

  TokenBucket(double capacity, double perSecond, long nowNanos) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.level = capacity;
    this.filledAtNanos = nowNanos;
  }

  /** Milliseconds to wait until {@code cost} is there; 0 = it is there now. */
  long waitMillis(double cost, long nowNanos) {
    fill(nowNanos);
    // Half a nanosecond of rounding must not cost a client a round trip.
    double missing = Math.min(cost, capacity) - level;
    return missing <= 1e-6 ? 0 : Math.max(1, (long) Math.ceil(missing / perSecond * 1e3));
  }

  /** Takes what {@link #waitMillis} said is there. */
  void take(double cost) {
    level = Math.max(0, level - cost);
  }

  private void fill(long nowNanos) {
    double seconds = Math.max(0, nowNanos - filledAtNanos) / NANOS_PER_SECOND;
    level = Math.min(capacity, level + seconds * perSecond);
    filledAtNanos = nowNanos;
  }
}
