package io.earshot.alerts.rule.window;

/** The value of one rank without sorting the rest: Hoare's Find, with the middle as pivot. */
final class Selection {

  private Selection() {}

  /** The value that would stand at this rank after sorting; the order of the array is lost. */
  static long ofRank(long[] values, int count, int rank) {
    int left = 0;
    int right = count - 1;
    while (left < right) {
      long pivot = values[(left + right) >>> 1];
      int i = left;
      int j = right;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (rank <= j) {
        right = j;
      } else if (rank >= i) {
        left = i;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }
}
