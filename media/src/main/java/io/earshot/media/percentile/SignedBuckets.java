package io.earshot.media.percentile;

import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Many values in HdrHistogram buckets of 3 significant digits: one histogram of the values from
 * zero on, and one of the magnitudes of those below, which most streams never need.
 */
final class SignedBuckets implements Buckets {

  private static final int SIGNIFICANT_DIGITS = 3;

  private @Nullable PackedHistogram positive;
  private @Nullable PackedHistogram negative;

  @Override
  public void record(long valueMicros, long count) {
    if (valueMicros < 0) {
      negative = negative == null ? newHistogram() : negative;
      negative.recordValueWithCount(-valueMicros, count);
    } else {
      positive = positive == null ? newHistogram() : positive;
      positive.recordValueWithCount(valueMicros, count);
    }
  }

  private static PackedHistogram newHistogram() {
    return new PackedHistogram(1, DelayHistogram.MAX_MICROS, SIGNIFICANT_DIGITS);
  }

  @Override
  public void forEachAscending(BucketVisitor visitor) {
    if (negative != null) {
      descend(negative, visitor);
    }
    if (positive != null) {
      ascend(positive, visitor);
    }
  }

  private static void ascend(PackedHistogram histogram, BucketVisitor visitor) {
    long last = histogram.getMaxValue();
    long value = histogram.lowestEquivalentValue(histogram.getMinValue());
    while (value <= last) {
      long count = histogram.getCountAtValue(value);
      if (count > 0) {
        visitor.onBucket(value, middle(histogram, value), count);
      }
      value = histogram.nextNonEquivalentValue(value);
    }
  }

  private static void descend(PackedHistogram histogram, BucketVisitor visitor) {
    long last = histogram.getMinNonZeroValue();
    long value = histogram.lowestEquivalentValue(histogram.getMaxValue());
    while (value + histogram.sizeOfEquivalentValueRange(value) > last) {
      long count = histogram.getCountAtValue(value);
      if (count > 0) {
        visitor.onBucket(-value, -middle(histogram, value), count);
      }
      value = histogram.lowestEquivalentValue(value - 1);
    }
  }

  private static double middle(PackedHistogram histogram, long lowestValue) {
    return lowestValue + (histogram.sizeOfEquivalentValueRange(lowestValue) - 1) / 2.0;
  }
}
