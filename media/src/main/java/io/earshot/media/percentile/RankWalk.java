package io.earshot.media.percentile;

/** Reads the values at some ranks, given in ascending order, off the buckets as they pass. */
final class RankWalk implements BucketVisitor {

  private final long[] ranks;
  private final double[] valuesMicros;
  private long passedCount;
  private int found;

  RankWalk(long... ranks) {
    this.ranks = ranks;
    this.valuesMicros = new double[ranks.length];
  }

  @Override
  public void onBucket(long innermostMicros, double middleMicros, long count) {
    passedCount += count;
    while (found < ranks.length && ranks[found] < passedCount) {
      valuesMicros[found++] = middleMicros;
    }
  }

  double[] valuesMicros() {
    return valuesMicros;
  }
}
