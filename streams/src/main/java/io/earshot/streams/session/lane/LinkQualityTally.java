package io.earshot.streams.session.lane;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.streams.session.result.LinkQuality;
import org.jspecify.annotations.Nullable;

/** Janus' link quality of one direction of one participant. */
final class LinkQualityTally {

  private static final double MAX_PERCENT = 100;

  private long count;
  private long refused;
  private double sumPercent;
  private double minPercent = Double.NaN;
  private double maxPercent = Double.NaN;
  private double lastPercent = Double.NaN;

  /** Takes a value; NaN is none, and what is no percentage is counted and left out. */
  void onValue(double percent) {
    if (Double.isNaN(percent)) {
      return;
    }
    if (!(0 <= percent && percent <= MAX_PERCENT)) {
      refused++;
      return;
    }
    minPercent = count == 0 ? percent : Math.min(minPercent, percent);
    maxPercent = count == 0 ? percent : Math.max(maxPercent, percent);
    lastPercent = percent;
    sumPercent += percent;
    count++;
  }

  /** Null if nothing was said. */
  @Nullable LinkQuality soFar() {
    return count == 0
        ? null
        : new LinkQuality(count, minPercent, sumPercent / count, maxPercent, lastPercent, refused);
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(count);
    out.writeUnsigned(refused);
    out.writeDouble(sumPercent);
    out.writeDouble(minPercent);
    out.writeDouble(maxPercent);
    out.writeDouble(lastPercent);
  }

  static LinkQualityTally readFrom(SnapshotReader in) {
    LinkQualityTally tally = new LinkQualityTally();
    tally.count = in.readUnsigned();
    tally.refused = in.readUnsigned();
    tally.sumPercent = in.readDouble();
    tally.minPercent = in.readDouble();
    tally.maxPercent = in.readDouble();
    tally.lastPercent = in.readDouble();
    return tally;
  }
}
