package io.earshot.media.clock;

/**
 * Where the offset of the right clock against the left one lies at one instant, nanoseconds. Filled
 * by a query and reused by whoever asks, so that asking allocates nothing.
 */
public final class OffsetInterval {

  /** A path whose floor is longer is no path to model. */
  private static final long MAX_MODEL_FLOOR_NANOS = 10 * Ppb.SECOND_NANOS;

  private long loNanos;
  private long hiNanos;
  private long resolutionNanos;
  private long floorNanos;
  private long scatterNanos;
  private int flags;
  private boolean isFinal;

  void set(long newLoNanos, long newHiNanos) {
    loNanos = newLoNanos;
    hiNanos = newHiNanos;
  }

  void describe(long newFloorNanos, long newScatterNanos, int newFlags) {
    floorNanos = newFloorNanos;
    scatterNanos = newScatterNanos;
    flags = newFlags;
  }

  void qualify(long newResolutionNanos, boolean newFinal) {
    resolutionNanos = newResolutionNanos;
    isFinal = newFinal;
  }

  /** Lower bound, before the resolution of the clocks. */
  public long loNanos() {
    return loNanos;
  }

  /** Upper bound, before the resolution of the clocks. */
  public long hiNanos() {
    return hiNanos;
  }

  /** Best single value: the middle, right if both directions have the same floor. */
  public long midNanos() {
    return Math.floorDiv(loNanos + hiNanos, 2);
  }

  /** Half the width and the resolution: the offset is no farther from the middle than this. */
  public long errNanos() {
    return (hiNanos - loNanos + 1) / 2 + resolutionNanos;
  }

  /**
   * A narrower error under an assumption that nobody can check from here: that the floors of both
   * directions differ by at most so many thousandths of their sum. To be labeled as such.
   */
  public long modelErrNanos(int asymmetryPermille) {
    if (floorNanos > MAX_MODEL_FLOOR_NANOS) {
      return errNanos();
    }
    long asymmetryNanos = asymmetryPermille * floorNanos / 1000;
    long excessNanos = hiNanos - loNanos - floorNanos;
    long modelNanos =
        Math.floorDiv(asymmetryNanos + excessNanos + scatterNanos + 1, 2) + resolutionNanos;
    return Math.min(errNanos(), modelNanos);
  }

  /** Resolution of both clocks together. */
  public long resolutionNanos() {
    return resolutionNanos;
  }

  /** Smallest sum of both delays; a delay above its share of it is excess. */
  public long floorNanos() {
    return floorNanos;
  }

  /** What that floor may still hide. */
  public long scatterNanos() {
    return scatterNanos;
  }

  /** Bits of {@link OffsetFlags}. */
  public int flags() {
    return flags;
  }

  /** Whether a record stands behind it that later samples can't change. */
  public boolean isFinal() {
    return isFinal;
  }
}
