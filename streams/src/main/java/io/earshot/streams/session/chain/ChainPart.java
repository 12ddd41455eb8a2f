package io.earshot.streams.session.chain;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;

/** What one part of a chain took in each of the newest seconds. */
final class ChainPart {

  /** Seconds; an utterance looks at the one it was in and its neighbours. */
  private static final int CAPACITY = 32;

  /** A value this far away still stands for a second that has none: RTCP comes every 1 to 5 s. */
  static final int MAX_AWAY_SECONDS = 5;

  private static final long NONE = Long.MIN_VALUE;

  private final long[] seconds = new long[CAPACITY];
  private final long[] nanos = new long[CAPACITY];
  private final long[] boundNanos = new long[CAPACITY];
  private boolean isEstimated;

  ChainPart() {
    Arrays.fill(seconds, NONE);
  }

  /**
   * Takes a second's value.
   *
   * @param isEstimatedNow a clock offset is in it
   */
  void put(long second, long valueNanos, long halfWidthNanos, boolean isEstimatedNow) {
    int index = (int) Math.floorMod(second, (long) CAPACITY);
    seconds[index] = second;
    nanos[index] = valueNanos;
    boundNanos[index] = halfWidthNanos;
    isEstimated = isEstimatedNow;
  }

  boolean isEstimated() {
    return isEstimated;
  }

  /** The nearest second that has a value; the earlier one of two; {@link #NONE} if none is near. */
  private long nearest(long second) {
    for (int away = 0; away <= MAX_AWAY_SECONDS; away++) {
      if (has(second - away)) {
        return second - away;
      }
      if (has(second + away)) {
        return second + away;
      }
    }
    return NONE;
  }

  boolean isNear(long second) {
    return nearest(second) != NONE;
  }

  /** Value of the nearest second. */
  long nanosNear(long second) {
    return nanos[index(nearest(second))];
  }

  /** Half width of the interval around it. */
  long boundNanosNear(long second) {
    return boundNanos[index(nearest(second))];
  }

  /** Half of what it changed from the second before to the second after. */
  long halfChangeNanosNear(long second) {
    long middle = nearest(second);
    long before = has(middle - 1) ? middle - 1 : middle;
    long after = has(middle + 1) ? middle + 1 : middle;
    return (Math.abs(nanosAt(after) - nanosAt(before)) + 1) / 2;
  }

  private long nanosAt(long second) {
    return nanos[index(second)];
  }

  private boolean has(long second) {
    return seconds[index(second)] == second;
  }

  private static int index(long second) {
    return (int) Math.floorMod(second, (long) CAPACITY);
  }

  void writeTo(SnapshotWriter out) {
    out.writeBoolean(isEstimated);
    for (int i = 0; i < CAPACITY; i++) {
      boolean isSet = seconds[i] != NONE;
      out.writeBoolean(isSet);
      if (isSet) {
        out.writeSigned(seconds[i]);
        out.writeSigned(nanos[i]);
        out.writeSigned(boundNanos[i]);
      }
    }
  }

  static ChainPart readFrom(SnapshotReader in) {
    ChainPart part = new ChainPart();
    part.isEstimated = in.readBoolean();
    for (int i = 0; i < CAPACITY; i++) {
      if (in.readBoolean()) {
        part.seconds[i] = in.readSigned();
        part.nanos[i] = in.readSigned();
        part.boundNanos[i] = in.readSigned();
      }
    }
    return part;
  }
}
