package io.earshot.media.percentile;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Distribution of delays, or of anything else in microseconds, in [-1 h, 1 h]. What lies beyond is
 * taken as ±1 h and counted. Negative delays are ordinary: two clocks are never quite equal.
 *
 * <p>Count, minimum, maximum and mean are exact. Percentile p of n values is the one of rank {@code
 * min(n - 1, floor(p * n))} of the sorted values: exact up to {@value FewValues#LIMIT} values, the
 * middle of that value's HdrHistogram bucket of 3 significant digits (0.05 % off at most) beyond.
 * Worked example: p95 of 1, 2, … 20 ms has rank 19 and is 20 ms.
 *
 * <p>The state is a function of the recorded values alone, whatever their order and however they
 * were merged. Recording allocates only to grow.
 */
public final class DelayHistogram {

  /** One hour in microseconds. */
  public static final long MAX_MICROS = 3_600_000_000L;

  private static final double MICROS_PER_MILLI = 1000.0;
  private static final int NANOS_PER_MICRO = 1000;

  private final boolean isForMerging;
  private FewValues few = new FewValues();
  private @Nullable Buckets many;
  private long count;
  private long overflowCount;
  private long sumMicros;
  private long minMicros = Long.MAX_VALUE;
  private long maxMicros = Long.MIN_VALUE;

  public DelayHistogram() {
    this(false);
  }

  private DelayHistogram(boolean isForMerging) {
    this.isForMerging = isForMerging;
  }

  /** One that takes in other histograms quickly, and takes more memory. */
  public static DelayHistogram forMerging() {
    return new DelayHistogram(true);
  }

  public void recordMicros(long valueMicros) {
    long clampedMicros = clamped(valueMicros);
    overflowCount += clampedMicros == valueMicros ? 0 : 1;
    count++;
    sumMicros += clampedMicros;
    minMicros = Math.min(minMicros, clampedMicros);
    maxMicros = Math.max(maxMicros, clampedMicros);
    place(clampedMicros, 1);
  }

  /** Records nanoseconds rounded to the nearest microsecond, half up. */
  public void recordNanos(long valueNanos) {
    long restNanos = Math.floorMod(valueNanos, NANOS_PER_MICRO);
    long roundUpMicros = restNanos >= NANOS_PER_MICRO / 2 ? 1 : 0;
    recordMicros(Math.floorDiv(valueNanos, NANOS_PER_MICRO) + roundUpMicros);
  }

  /** Records milliseconds; NaN is no value and returns false. */
  public boolean recordMillis(double valueMillis) {
    if (Double.isNaN(valueMillis)) {
      return false;
    }
    recordMicros(Math.round(valueMillis * MICROS_PER_MILLI));
    return true;
  }

  /** Adds all values of the other histogram, which stays as it is. */
  public void merge(DelayHistogram other) {
    addTotals(other.count, other.overflowCount, other.sumMicros);
    minMicros = Math.min(minMicros, other.minMicros);
    maxMicros = Math.max(maxMicros, other.maxMicros);
    if (other.many == null) {
      for (int rank = 0, n = other.few.count(); rank < n; rank++) {
        place(other.few.ofRank(rank), 1);
      }
    } else {
      Buckets target = buckets();
      other.many.forEachAscending(
          (innermostMicros, middleMicros, bucketCount) ->
              target.record(innermostMicros, bucketCount));
    }
  }

  /**
   * These values moved by the same distance, none below the floor: as exact as this histogram.
   *
   * @param floorMicros smallest value that the result may hold; Long.MIN_VALUE for none
   */
  public DelayHistogram shifted(long byMicros, long floorMicros) {
    DelayHistogram shifted = new DelayHistogram();
    if (many == null) {
      for (int rank = 0, n = few.count(); rank < n; rank++) {
        shifted.recordMicros(Math.max(floorMicros, few.ofRank(rank) + byMicros));
      }
    } else {
      Buckets target = shifted.buckets();
      many.forEachAscending(
          (innermostMicros, middleMicros, bucketCount) -> {
            long valueMicros = clamped(Math.max(floorMicros, innermostMicros + byMicros));
            shifted.addTotals(bucketCount, 0, bucketCount * valueMicros);
            target.record(valueMicros, bucketCount);
          });
      shifted.minMicros = clamped(Math.max(floorMicros, minMicros + byMicros));
      shifted.maxMicros = clamped(Math.max(floorMicros, maxMicros + byMicros));
    }
    return shifted;
  }

  /** Puts values where they belong, without the totals; several of them only into buckets. */
  void place(long valueMicros, long valueCount) {
    if (many == null && !few.isFull()) {
      few.add(valueMicros);
    } else {
      buckets().record(valueMicros, valueCount);
    }
  }

  private Buckets buckets() {
    if (many == null) {
      Buckets buckets = isForMerging ? new SparseBuckets() : new SignedBuckets();
      for (int rank = 0; rank < few.count(); rank++) {
        buckets.record(few.ofRank(rank), 1);
      }
      few = new FewValues();
      many = buckets;
    }
    return many;
  }

  private void addTotals(long addedCount, long addedOverflowCount, long addedMicros) {
    count += addedCount;
    overflowCount += addedOverflowCount;
    sumMicros += addedMicros;
  }

  private static long clamped(long valueMicros) {
    return Math.max(-MAX_MICROS, Math.min(MAX_MICROS, valueMicros));
  }

  public long count() {
    return count;
  }

  /** Sum of all values in microseconds. */
  public long sumMicros() {
    return sumMicros;
  }

  /**
   * How many values lie in each of the intervals that the edges end, as Prometheus' {@code le} has
   * it: {@code (-∞, e0], (e0, e1], … (eLast, ∞)}; one count more than edges, none of them
   * cumulative. Beyond {@value FewValues#LIMIT} values each one counts as the middle of its bucket,
   * so that one within 0.05 % of an edge may count on its other side.
   *
   * @param edgesMicros ascending
   */
  public long[] countsUpTo(long... edgesMicros) {
    long[] counts = new long[edgesMicros.length + 1];
    BucketVisitor visitor =
        (innermostMicros, middleMicros, bucketCount) ->
            counts[intervalOf(middleMicros, edgesMicros)] += bucketCount;
    if (many == null) {
      for (int rank = 0; rank < few.count(); rank++) {
        visitor.onBucket(few.ofRank(rank), few.ofRank(rank), 1);
      }
    } else {
      many.forEachAscending(visitor);
    }
    return counts;
  }

  private static int intervalOf(double valueMicros, long[] edgesMicros) {
    int interval = 0;
    while (interval < edgesMicros.length && valueMicros > edgesMicros[interval]) {
      interval++;
    }
    return interval;
  }

  /** Values beyond ±1 h, part of the count. */
  public long overflowCount() {
    return overflowCount;
  }

  /** Percentile in milliseconds for a ratio in [0, 1], such as 0.95; empty without a value. */
  public OptionalDouble percentileMillis(double ratio) {
    if (!(0 <= ratio && ratio <= 1)) {
      throw new IllegalArgumentException("ratio=" + ratio + " outside [0, 1]");
    }
    return count == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(valuesMicros(ratio)[0] / MICROS_PER_MILLI);
  }

  public Spread spread() {
    if (count == 0) {
      return Spread.EMPTY;
    }
    double[] micros = valuesMicros(0.50, 0.90, 0.95, 0.99);
    return new Spread(
        count,
        minMicros / MICROS_PER_MILLI,
        (double) sumMicros / count / MICROS_PER_MILLI,
        micros[0] / MICROS_PER_MILLI,
        micros[1] / MICROS_PER_MILLI,
        micros[2] / MICROS_PER_MILLI,
        micros[3] / MICROS_PER_MILLI,
        maxMicros / MICROS_PER_MILLI);
  }

  /** Values at these ratios, in ascending order; there is at least one value. */
  private double[] valuesMicros(double... ratios) {
    long[] ranks = new long[ratios.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Math.min(count - 1, (long) Math.floor(ratios[i] * count));
    }
    if (many == null) {
      double[] exactMicros = new double[ranks.length];
      for (int i = 0; i < ranks.length; i++) {
        exactMicros[i] = few.ofRank((int) ranks[i]);
      }
      return exactMicros;
    }
    RankWalk walk = new RankWalk(ranks);
    many.forEachAscending(walk);
    double[] middleMicros = walk.valuesMicros();
    for (int i = 0; i < ranks.length; i++) {
      middleMicros[i] = Math.max((double) minMicros, Math.min((double) maxMicros, middleMicros[i]));
    }
    return middleMicros;
  }

  /** What a report says of the values. */
  @Override
  public String toString() {
    return spread().toString();
  }

  /** Writes sparse bytes, the same for the same values: 1 to 2 for each distinct value. */
  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(count);
    if (count == 0) {
      return;
    }
    out.writeUnsigned(overflowCount);
    out.writeSigned(sumMicros);
    out.writeSigned(minMicros);
    out.writeUnsigned(maxMicros - minMicros);
    if (many == null) {
      HistogramSnapshot.writeFew(few, out);
    } else {
      HistogramSnapshot.writeMany(many, out);
    }
  }

  public static DelayHistogram readFrom(SnapshotReader in) {
    DelayHistogram histogram = new DelayHistogram();
    histogram.mergeFrom(in);
    return histogram;
  }

  /** Adds all values of a snapshot, without a second histogram in between. */
  public void mergeFrom(SnapshotReader in) {
    long addedCount = in.readUnsigned();
    if (addedCount == 0) {
      return;
    }
    addTotals(addedCount, in.readUnsigned(), in.readSigned());
    long addedMinMicros = in.readSigned();
    minMicros = Math.min(minMicros, addedMinMicros);
    maxMicros = Math.max(maxMicros, addedMinMicros + in.readUnsigned());
    if (addedCount > 0 && addedCount <= FewValues.LIMIT) {
      HistogramSnapshot.readFew(addedCount, in, this);
    } else {
      buckets();
      HistogramSnapshot.readMany(addedCount, in, this);
    }
  }
}
