package io.earshot.media.clock;

/** Rates in parts per billion times spans in nanoseconds, in int64 and rounded down. */
final class Ppb {

  static final long SECOND_NANOS = 1_000_000_000L;

  private Ppb() {}

  /**
   * What a clock that runs fast by {@code ratePpb} gains in {@code spanNanos}: 200 000 ppb over 5 s
   * are 1 ms. Exact as long as |rate| ≤ 10^6 and |span| ≤ 9000 s.
   */
  static long gainNanos(long ratePpb, long spanNanos) {
    return Math.floorDiv(ratePpb * spanNanos, SECOND_NANOS);
  }

  /** Square root of the whole seconds in a span: how far a random walk of that length gets. */
  static long rootSeconds(long spanNanos) {
    // |Long.MIN_VALUE| is no long; a root below 2^17 of a number below 2^34 is exact in double.
    long seconds = Math.abs(spanNanos / SECOND_NANOS);
    return (long) Math.sqrt((double) seconds);
  }
}
