package io.earshot.media.percentile;

import java.util.Arrays;

/** Up to {@value #LIMIT} values as they are: smaller, faster and more exact than buckets. */
final class FewValues {

  /** Values; 10 s of 20 ms frames fit, 4 KB at most. */
  static final int LIMIT = 512;

  private static final long[] NO_VALUES = {};

  private long[] valuesMicros = NO_VALUES;
  private int count;
  private boolean sorted = true;

  boolean isFull() {
    return count == LIMIT;
  }

  void add(long valueMicros) {
    if (count == valuesMicros.length) {
      valuesMicros = Arrays.copyOf(valuesMicros, Math.max(8, 2 * count));
    }
    sorted &= count == 0 || valuesMicros[count - 1] <= valueMicros;
    valuesMicros[count++] = valueMicros;
  }

  int count() {
    return count;
  }

  /** Value of a rank in [0, count) of the sorted values. */
  long ofRank(int rank) {
    if (!sorted) {
      Arrays.sort(valuesMicros, 0, count);
      sorted = true;
    }
    return valuesMicros[rank];
  }
}
