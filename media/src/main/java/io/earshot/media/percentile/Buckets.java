package io.earshot.media.percentile;

/** Many values by the buckets of {@link BucketOrdinal}. */
interface Buckets {

  void record(long valueMicros, long count);

  void forEachAscending(BucketVisitor visitor);
}
