package io.earshot.media.percentile;

import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Bytes of the values of a {@link DelayHistogram}, the same for the same values in any order: few
 * values sorted, each as its distance from the one before; many as the buckets that are not empty,
 * each as its distance in {@link BucketOrdinal} (at least 1) and its count, ended by a distance 0.
 */
final class HistogramSnapshot {

  private static final int MAX_ORDINAL = BucketOrdinal.of(DelayHistogram.MAX_MICROS);

  private HistogramSnapshot() {}

  static void writeFew(FewValues few, SnapshotWriter out) {
    long previousMicros = 0;
    for (int rank = 0; rank < few.count(); rank++) {
      long valueMicros = few.ofRank(rank);
      out.writeSigned(valueMicros - previousMicros);
      previousMicros = valueMicros;
    }
  }

  static void readFew(long count, SnapshotReader in, DelayHistogram into) {
    long valueMicros = 0;
    for (long rank = 0; rank < count; rank++) {
      valueMicros += in.readSigned();
      if (!(-DelayHistogram.MAX_MICROS <= valueMicros
          && valueMicros <= DelayHistogram.MAX_MICROS)) {
        throw new SnapshotFormatException(
            "valueMicros=" + valueMicros + " beyond maxMicros=" + DelayHistogram.MAX_MICROS);
      }
      into.place(valueMicros, 1);
    }
  }

  static void writeMany(Buckets many, SnapshotWriter out) {
    many.forEachAscending(new OrdinalWriter(out));
    out.writeUnsigned(0);
  }

  static void readMany(long count, SnapshotReader in, DelayHistogram into) {
    int ordinal = -MAX_ORDINAL - 1;
    long restCount = count;
    for (int step = in.readCount(2 * MAX_ORDINAL + 1);
        step > 0;
        step = in.readCount(MAX_ORDINAL - ordinal)) {
      ordinal += step;
      long bucketCount = in.readUnsigned();
      restCount -= bucketCount;
      if (bucketCount < 1 || restCount < 0) {
        throw new SnapshotFormatException(
            "bucketCount=" + bucketCount + " outside [1, count=" + count + "]");
      }
      into.place(BucketOrdinal.innermostValue(ordinal), bucketCount);
    }
    if (restCount != 0) {
      throw new SnapshotFormatException("count=" + count + " > sum of bucketCount by " + restCount);
    }
  }

  private static final class OrdinalWriter implements BucketVisitor {

    private final SnapshotWriter out;
    private int previousOrdinal = -MAX_ORDINAL - 1;

    OrdinalWriter(SnapshotWriter out) {
      this.out = out;
    }

    @Override
    public void onBucket(long innermostMicros, double middleMicros, long count) {
      int ordinal = BucketOrdinal.of(innermostMicros);
      out.writeUnsigned(ordinal - previousOrdinal);
      out.writeUnsigned(count);
      previousOrdinal = ordinal;
    }
  }
}
