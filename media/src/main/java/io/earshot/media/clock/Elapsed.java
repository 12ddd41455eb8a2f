package io.earshot.media.clock;

/** Differences of instants that may lie farther apart than int64 holds. */
public final class Elapsed {

  private Elapsed() {}

  /** {@code later - earlier}, or the end of int64 that it would pass. */
  public static long betweenNanos(long earlierNanos, long laterNanos) {
    long differenceNanos = laterNanos - earlierNanos;
    boolean isBeyond = ((laterNanos ^ earlierNanos) & (laterNanos ^ differenceNanos)) < 0;
    return isBeyond ? (laterNanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : differenceNanos;
  }
}
