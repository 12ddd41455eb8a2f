package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * One direction's smallest difference in each pane, with the time on the left clock of the sample
 * that had it.
 *
 * <p>A minimum is commutative and idempotent, hence order and duplicates of samples do not matter.
 * Of equal differences the earlier sample counts.
 */
final class Side {

  /** Difference where there is no sample. */
  static final long NONE = Long.MAX_VALUE;

  /** A moved difference where there is no sample: above all others and safe to add to. */
  static final long BIG = 1L << 62;

  /** +1 if the difference grows as the right clock runs fast, as the forward one does. */
  private final int sign;

  private long[] tagNanos;
  private long[] nanos;

  Side(int sign, int slots) {
    this.sign = sign;
    tagNanos = new long[slots];
    nanos = new long[slots];
  }

  boolean has(int index) {
    return nanos[index] != NONE;
  }

  /** Time of the sample; 0 without one. */
  long tagNanos(int index) {
    return tagNanos[index];
  }

  long nanos(int index) {
    return nanos[index];
  }

  /** The difference as it would be at another instant; {@link #BIG} without a sample. */
  long movedNanos(int index, long atNanos, long ratePpb) {
    return has(index)
        ? nanos[index] + sign * Ppb.gainNanos(ratePpb, atNanos - tagNanos[index])
        : BIG;
  }

  /** Orders samples: the smaller difference, of equal ones the earlier sample. */
  static boolean isSmaller(long nanos, long tagNanos, long otherNanos, long otherTagNanos) {
    return nanos < otherNanos || (nanos == otherNanos && tagNanos < otherTagNanos);
  }

  void offer(int index, long sampleTagNanos, long sampleNanos) {
    if (isSmaller(sampleNanos, sampleTagNanos, nanos[index], tagNanos[index])) {
      nanos[index] = sampleNanos;
      tagNanos[index] = sampleTagNanos;
    }
  }

  /** Keeps the smaller of two panes' differences in the second one, both moved to one instant. */
  void fold(int from, int into, long atNanos, long ratePpb) {
    if (has(from)
        && (!has(into)
            || foldedNanos(from, atNanos, ratePpb) < foldedNanos(into, atNanos, ratePpb))) {
      nanos[into] = nanos[from];
      tagNanos[into] = tagNanos[from];
    }
  }

  private long foldedNanos(int index, long atNanos, long ratePpb) {
    return nanos[index] + Ppb.gainNanos(sign * ratePpb, atNanos - tagNanos[index]);
  }

  void clear(int index) {
    tagNanos[index] = 0;
    nanos[index] = NONE;
  }

  void move(int from, int to, int count) {
    System.arraycopy(tagNanos, from, tagNanos, to, count);
    System.arraycopy(nanos, from, nanos, to, count);
  }

  void growTo(int slots) {
    tagNanos = Arrays.copyOf(tagNanos, slots);
    nanos = Arrays.copyOf(nanos, slots);
  }

  /** Writes one pane's minimum as distances: from its pane and from the last one written. */
  long write(int index, long paneStartNanos, long previousNanos, SnapshotWriter out) {
    out.writeBoolean(has(index));
    if (!has(index)) {
      return previousNanos;
    }
    out.writeSigned(tagNanos[index] - paneStartNanos);
    out.writeSigned(nanos[index] - previousNanos);
    return nanos[index];
  }

  long read(int index, long paneStartNanos, long previousNanos, SnapshotReader in) {
    if (!in.readBoolean()) {
      clear(index);
      return previousNanos;
    }
    tagNanos[index] = paneStartNanos + in.readSigned();
    nanos[index] = previousNanos + in.readSigned();
    return nanos[index];
  }
}
