package io.earshot.streams.session.lane;

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

  /** Which of the two counts; the other one reads it there. */
  private boolean isCounting;

  private long newestNanos;
  private long newestEventNanos = Times.NEVER;

  /** Joins two ways, in either order and any number of times. */
  void closeWith(LoopTally other) {
    if (wayBack == null) {
      wayBack = other;
      other.wayBack = this;
      isCounting = true;
    }
  }

  void onWay(long nanos, long eventNanos, boolean keepsTotals) {
    newestNanos = nanos;
    newestEventNanos = eventNanos;
    LoopTally back = wayBack;
    if (keepsTotals
        && isCounting
        && back != null
        && back.newestEventNanos != Times.NEVER
        && Math.abs(eventNanos - back.newestEventNanos) <= MAX_APART_NANOS) {
      total.recordNanos(nanos + back.newestNanos);
    }
  }

  /** Distribution of the sums, kept by either way. */
  SessionSpread closed() {
    return isCounting || wayBack == null ? total : wayBack.total;
  }

  SessionSpread total() {
    return total;
  }

  void writeTo(SnapshotWriter out) {
    total.writeRecent(out);
    out.writeSigned(newestNanos);
    out.writeSigned(newestEventNanos);
  }

  void readFrom(SnapshotReader in) {
    total.readRecent(in);
    newestNanos = in.readSigned();
    newestEventNanos = in.readSigned();
  }
}
