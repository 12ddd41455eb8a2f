package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * The sum of one way and the way back, each unit with the newest one of the other way. Both delays
 * hold the same offset with opposite signs, so the sum holds none.
 */
final class LoopTally {

  /** Ways farther apart saw another network. */
  private static final long MAX_APART_NANOS = 1_000_000_000L;

  private final SessionSpread total = new SessionSpread();
  private @Nullable LoopTally wayBack;
  private long newestNanos;
  private long newestEventNanos = Times.NEVER;
  private long olderNanos;
  private long olderEventNanos = Times.NEVER;

  /** Joins two ways, in either order and any number of times. */
  void closeWith(LoopTally other) {
    wayBack = other;
    other.wayBack = this;
  }

  /** Takes one unit; of two at one instant, neither was there before the other. */
  void onWay(long nanos, long eventNanos, boolean keepsTotals) {
    if (eventNanos != newestEventNanos) {
      olderNanos = newestNanos;
      olderEventNanos = newestEventNanos;
    }
    newestNanos = nanos;
    newestEventNanos = eventNanos;
    LoopTally back = wayBack;
    if (keepsTotals && back != null) {
      boolean isTie = back.newestEventNanos == eventNanos;
      long backEventNanos = isTie ? back.olderEventNanos : back.newestEventNanos;
      if (backEventNanos != Times.NEVER
          && Math.abs(eventNanos - backEventNanos) <= MAX_APART_NANOS) {
        total.recordNanos(nanos + (isTie ? back.olderNanos : back.newestNanos));
      }
    }
  }

  /** Distribution of the sums, whichever way they were completed on. */
  DelayHistogram both() {
    DelayHistogram both = total.whole();
    LoopTally back = wayBack;
    if (back != null) {
      both.merge(back.total.whole());
    }
    return both;
  }

  /** The sums that this way completed. */
  SessionSpread total() {
    return total;
  }

  void writeTo(SnapshotWriter out) {
    total.writeRecent(out);
    out.writeSigned(newestNanos);
    out.writeSigned(newestEventNanos);
    out.writeSigned(olderNanos);
    out.writeSigned(olderEventNanos);
  }

  void readFrom(SnapshotReader in) {
    total.readRecent(in);
    newestNanos = in.readSigned();
    newestEventNanos = in.readSigned();
    olderNanos = in.readSigned();
    olderEventNanos = in.readSigned();
  }
}
