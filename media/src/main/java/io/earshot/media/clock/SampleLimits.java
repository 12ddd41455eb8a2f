package io.earshot.media.clock;

/** What a sample may say; within these no sum or product leaves int64. */
public final class SampleLimits {

  /** Longest believable round trip: 10 s. */
  public static final long MAX_ROUND_TRIP_NANOS = 10 * Ppb.SECOND_NANOS;

  /** Room for what rates add over the length of the memory: 18 min. */
  private static final long MARGIN_NANOS = 1L << 40;

  /**
   * Largest difference of two clocks, 73 years: one may count from boot and the other from 1970.
   */
  public static final long MAX_DIFFERENCE_NANOS = (1L << 61) - MARGIN_NANOS;

  /** Farthest time of the left clock from its zero, 219 years. */
  public static final long MAX_TIME_NANOS = 3 * (1L << 61);

  private SampleLimits() {}

  static boolean isTime(long leftNanos) {
    return -MAX_TIME_NANOS <= leftNanos && leftNanos <= MAX_TIME_NANOS;
  }

  static boolean isDifference(long nanos) {
    return -MAX_DIFFERENCE_NANOS <= nanos && nanos <= MAX_DIFFERENCE_NANOS;
  }
}
