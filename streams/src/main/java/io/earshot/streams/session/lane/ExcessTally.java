package io.earshot.streams.session.lane;

import io.earshot.media.percentile.DelayHistogram;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * Differences of two clocks that no offset brings together: only how far each is above the smallest
 * one means anything. A drift of the clocks shows as excess.
 */
final class ExcessTally {

  /** Farther than this from the first one a clock has stepped: all begins anew. */
  private static final long MAX_EXCESS_NANOS = 10_000_000_000L;

  private static final long NONE = Long.MIN_VALUE;

  private final SessionSpread relative = new SessionSpread();
  private @Nullable DelayHistogram window;
  private long firstNanos = NONE;
  private long floorNanos = NONE;

  void add(long differenceNanos, boolean keepsTotals) {
    if (firstNanos == NONE || isBeyond(differenceNanos - firstNanos)) {
      firstNanos = differenceNanos;
      floorNanos = differenceNanos;
      window = null;
      relative.clear();
    }
    floorNanos = Math.min(floorNanos, differenceNanos);
    DelayHistogram open = window == null ? new DelayHistogram() : window;
    open.recordNanos(differenceNanos - floorNanos);
    window = open;
    if (keepsTotals) {
      relative.recordNanos(differenceNanos - firstNanos);
    }
  }

  private static boolean isBeyond(long apartNanos) {
    return apartNanos > MAX_EXCESS_NANOS || apartNanos < -MAX_EXCESS_NANOS;
  }

  boolean hasWindow() {
    return window != null;
  }

  /** Of the open window, over the smallest of the session so far; null if there was none. */
  @Nullable DelayHistogram closeWindow() {
    DelayHistogram closed = window;
    window = null;
    return closed;
  }

  /** Of the session, up to a constant that only its minimum tells. */
  SessionSpread relative() {
    return relative;
  }

  void writeTo(SnapshotWriter out) {
    out.writeSigned(firstNanos);
    out.writeSigned(floorNanos);
    relative.writeRecent(out);
  }

  void readFrom(SnapshotReader in) {
    firstNanos = in.readSigned();
    floorNanos = in.readSigned();
    relative.readRecent(in);
  }
}
