package io.earshot.media.percentile;

/** Takes the buckets of a histogram that hold values, from the lowest to the highest. */
interface BucketVisitor {

  /**
   * Takes the next bucket.
   *
   * @param innermostMicros value of the bucket nearest to zero
   * @param middleMicros middle of the bucket's whole values, so x.5 for an even number of them
   */
  void onBucket(long innermostMicros, double middleMicros, long count);
}
