package io.earshot.collectors.recording.clock;

import org.jspecify.annotations.Nullable;

/**
 * The smallest differences between two clocks, each way.
 *
 * @param forwardNanos time at {@code to} minus time at {@code from} of what went there; null =
 *     nothing did
 * @param backNanos time at {@code from} minus time at {@code to} of what came back
 */
record Bond(
    Evidence evidence,
    String from,
    String to,
    @Nullable Long forwardNanos,
    @Nullable Long backNanos) {

  /** What is sent never arrives in the nanosecond in which it is sent. */
  private static final long LEAST_NANOS = 1_000;

  /** Both smallest differences together: the offset cancels. */
  long loopNanos() {
    return forwardNanos == null || backNanos == null ? Long.MAX_VALUE : forwardNanos + backNanos;
  }

  /**
   * The constant of {@code to} where that of {@code from} is 0. The smallest difference becomes 1
   * µs, forward where there are both ways: then what comes back takes the rest of the loop. The two
   * readings of an exchange are as near from either side, so it is halved.
   */
  long constantNanos() {
    if (forwardNanos == null) {
      return backNanos == null ? 0 : backNanos - LEAST_NANOS;
    }
    if (backNanos != null && (evidence == Evidence.EXCHANGES || loopNanos() < 2 * LEAST_NANOS)) {
      return Math.floorDiv(backNanos - forwardNanos, 2);
    }
    return LEAST_NANOS - forwardNanos;
  }
}
