package io.earshot.console.page.call.series;

import java.util.Arrays;

/**
 * One quantity over the seconds of a {@link Timeline}; NaN = unknown. Takes memory from the first
 * known value on. Counts up to 16 million are exact.
 */
public final class Column {

  private static final float[] NOTHING = {};

  private float[] values = NOTHING;
  private float largest = Float.NEGATIVE_INFINITY;
  private int capacity;

  Column(int capacity) {
    this.capacity = capacity;
  }

  /** Value in a slot of the timeline; negative slots are seconds that it does not have. */
  public float at(int slot) {
    return slot < 0 || values.length == 0 ? Float.NaN : values[slot];
  }

  void set(int slot, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    if (values.length == 0) {
      values = new float[capacity];
      Arrays.fill(values, Float.NaN);
    }
    values[slot] = (float) value;
    largest = Math.max(largest, (float) value);
  }

  /** Whether anything was ever known. */
  public boolean isUsed() {
    return values.length > 0;
  }

  /** Largest value ever set, so that rules can pass over columns that never come near a limit. */
  public float largest() {
    return largest;
  }

  void clear(int slot) {
    if (values.length > 0) {
      values[slot] = Float.NaN;
    }
  }

  /** Moves the values of some slots into a larger ring. */
  void move(int[] from, int[] to, int count, int newCapacity) {
    capacity = newCapacity;
    if (values.length == 0) {
      return;
    }
    float[] moved = new float[newCapacity];
    Arrays.fill(moved, Float.NaN);
    for (int i = 0; i < count; i++) {
      moved[to[i]] = values[from[i]];
    }
    values = moved;
  }
}
