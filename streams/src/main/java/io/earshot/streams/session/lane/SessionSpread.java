package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Distribution over a whole session that is stored every second: the newest values apart from all
 * before them, so that a second writes what it added and not what an hour has.
 */
final class SessionSpread {

  /** Values; a histogram keeps up to twice as many exactly, and those cost little to write. */
  private static final int MAX_RECENT = 256;

  private DelayHistogram settled = new DelayHistogram();
  private DelayHistogram recent = new DelayHistogram();
  private boolean isSettledDirty;

  void recordNanos(long valueNanos) {
    recent.recordNanos(valueNanos);
  }

  void recordMillis(double valueMillis) {
    recent.recordMillis(valueMillis);
  }

  long count() {
    return settled.count() + recent.count();
  }

  /** All values, as a histogram of its own. */
  DelayHistogram whole() {
    DelayHistogram whole = new DelayHistogram();
    whole.merge(settled);
    whole.merge(recent);
    return whole;
  }

  /** Moves the newest values to the others once there are enough of them. */
  void settle() {
    if (recent.count() >= MAX_RECENT) {
      settled.merge(recent);
      recent = new DelayHistogram();
      isSettledDirty = true;
    }
  }

  /** Forgets all values: they were taken with a wrong measure. */
  void clear() {
    settled = new DelayHistogram();
    recent = new DelayHistogram();
    isSettledDirty = true;
  }

  boolean takeSettledDirty() {
    boolean wasDirty = isSettledDirty;
    isSettledDirty = false;
    return wasDirty;
  }

  void writeRecent(SnapshotWriter out) {
    recent.writeTo(out);
  }

  void readRecent(SnapshotReader in) {
    recent = DelayHistogram.readFrom(in);
  }

  void writeSettled(SnapshotWriter out) {
    settled.writeTo(out);
  }

  void readSettled(SnapshotReader in) {
    settled = DelayHistogram.readFrom(in);
  }
}
