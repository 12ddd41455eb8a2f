package io.earshot.streams.rollup;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/** Delays of one hop, of any number of calls. */
public final class HopCell {

  private final DelayHistogram delay = DelayHistogram.forMerging();
  private final DelayHistogram lo = DelayHistogram.forMerging();
  private final DelayHistogram hi = DelayHistogram.forMerging();

  void add(HopPart part) {
    delay.merge(part.delay());
    if (part.lo() != null && part.hi() != null) {
      lo.merge(part.lo());
      hi.merge(part.hi());
    }
  }

  void merge(HopCell other) {
    delay.merge(other.delay);
    lo.merge(other.lo);
    hi.merge(other.hi);
  }

  public DelayHistogram delay() {
    return delay;
  }

  /** Lower ends of the intervals; fewer than delays where some are unbounded. */
  public DelayHistogram lo() {
    return lo;
  }

  /** Upper ends of the intervals. */
  public DelayHistogram hi() {
    return hi;
  }

  void writeTo(SnapshotWriter out) {
    delay.writeTo(out);
    lo.writeTo(out);
    hi.writeTo(out);
  }

  static HopCell readFrom(SnapshotReader in) {
    HopCell cell = new HopCell();
    cell.delay.mergeFrom(in);
    cell.lo.mergeFrom(in);
    cell.hi.mergeFrom(in);
    return cell;
  }
}
