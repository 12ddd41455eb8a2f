package io.earshot.media.percentile;

/**
 * Numbers HdrHistogram's buckets for 3 significant digits without gaps: 0 to 2047 are single
 * values, then each doubling has 1024 buckets. Snapshots store ordinals, so neighbouring buckets
 * are 1 apart and take one byte.
 */
final class BucketOrdinal {

  /** Buckets of each doubling: 2 * 10^3 rounded up to a power of two is 2048, half of it. */
  private static final int HALF_COUNT = 1024;

  private static final int HALF_BITS = 10;

  private BucketOrdinal() {}

  /** Ordinal of the bucket of a value; negative values have the ordinals below zero. */
  static int of(long value) {
    long magnitude = Math.abs(value);
    int shiftBits = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(magnitude) - HALF_BITS);
    int ordinal = shiftBits * HALF_COUNT + (int) (magnitude >>> shiftBits);
    return value < 0 ? -ordinal : ordinal;
  }

  /** Values that the bucket holds. */
  static long widthOf(int ordinal) {
    return 1L << Math.max(0, Math.abs(ordinal) / HALF_COUNT - 1);
  }

  /** Value of the bucket nearest to zero. */
  static long innermostValue(int ordinal) {
    int magnitude = Math.abs(ordinal);
    int shiftBits = Math.max(0, magnitude / HALF_COUNT - 1);
    long value = (long) (magnitude - shiftBits * HALF_COUNT) << shiftBits;
    return ordinal < 0 ? -value : value;
  }
}
