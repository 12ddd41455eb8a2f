package io.earshot.streams.session.lane;

import io.earshot.streams.session.input.Reading;
import org.jspecify.annotations.Nullable;

/** Event times that may not have come yet. */
final class Times {

  static final long NEVER = Reading.NO_TIME;
  private static final double NANOS_PER_MILLI = 1e6;

  private Times() {}

  static long earlier(long nanos, long otherNanos) {
    if (nanos == NEVER || otherNanos == NEVER) {
      return nanos == NEVER ? otherNanos : nanos;
    }
    return Math.min(nanos, otherNanos);
  }

  /** Milliseconds from one time to a later one; null if either has not come, or not in order. */
  static @Nullable Double millisBetween(long fromNanos, long toNanos) {
    return fromNanos == NEVER || toNanos == NEVER || toNanos < fromNanos
        ? null
        : (toNanos - fromNanos) / NANOS_PER_MILLI;
  }
}
