package io.earshot.streams.avro;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.schema.Spread;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Spreads on the wire: what people read, and where it is worth the bytes what merges. */
final class SpreadRecords {

  /** Below this a 95th percentile is one or two samples. */
  private static final long MIN_PERCENTILE_COUNT = 20;

  private final SnapshotWriter histogramBytes = new SnapshotWriter();

  /** Without the histogram. */
  Spread plain(DelayHistogram histogram) {
    return record(histogram, null);
  }

  /** With the histogram, so that longer windows are merges and not averages. */
  Spread mergeable(DelayHistogram histogram) {
    histogramBytes.clear();
    histogram.writeTo(histogramBytes);
    return record(histogram, ByteBuffer.wrap(histogramBytes.toByteArray()));
  }

  /** As {@link #mergeable}, without percentiles that too few values would make up. */
  Spread sufficient(DelayHistogram histogram) {
    Spread all = mergeable(histogram);
    if (histogram.count() >= MIN_PERCENTILE_COUNT) {
      return all;
    }
    return new Spread(
        all.getCount(),
        all.getMinMillis(),
        all.getMeanMillis(),
        all.getP50Millis(),
        null,
        null,
        null,
        all.getMaxMillis(),
        all.getHistogram());
  }

  /** Null where there was no value. */
  @Nullable Spread sufficientOrNull(DelayHistogram histogram) {
    return histogram.count() == 0 ? null : sufficient(histogram);
  }

  /** Null where there was no value. */
  @Nullable Spread mergeableOrNull(@Nullable DelayHistogram histogram) {
    return histogram == null || histogram.count() == 0 ? null : mergeable(histogram);
  }

  /** Over the smallest of the values, which are known up to a constant; null if there is none. */
  static @Nullable Spread overFloorOrNull(@Nullable DelayHistogram histogram) {
    if (histogram == null || histogram.count() == 0) {
      return null;
    }
    io.earshot.media.percentile.Spread spread = histogram.spread();
    Double floorMillis = spread.minMillis();
    return new Spread(
        spread.count(),
        over(spread.minMillis(), floorMillis),
        over(spread.meanMillis(), floorMillis),
        over(spread.p50Millis(), floorMillis),
        over(spread.p90Millis(), floorMillis),
        over(spread.p95Millis(), floorMillis),
        over(spread.p99Millis(), floorMillis),
        over(spread.maxMillis(), floorMillis),
        null);
  }

  /** A percentile is the middle of its bucket, which may lie below the exact minimum. */
  private static @Nullable Double over(@Nullable Double millis, @Nullable Double floorMillis) {
    return millis == null || floorMillis == null ? null : Math.max(0, millis - floorMillis);
  }

  private static Spread record(DelayHistogram histogram, @Nullable ByteBuffer bytes) {
    io.earshot.media.percentile.Spread spread = histogram.spread();
    return new Spread(
        spread.count(),
        spread.minMillis(),
        spread.meanMillis(),
        spread.p50Millis(),
        spread.p90Millis(),
        spread.p95Millis(),
        spread.p99Millis(),
        spread.maxMillis(),
        bytes);
  }
}
