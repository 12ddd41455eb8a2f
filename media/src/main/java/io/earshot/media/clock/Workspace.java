package io.earshot.media.clock;

import java.util.Arrays;

/**
 * Room to compute in, so that nothing is allocated per sample. One serves all edges that one thread
 * looks after.
 */
public final class Workspace {

  /** Sums of both differences. */
  long[] sumsNanos = new long[0];

  /** Both differences of each pane, moved to one instant. */
  long[] forwardNanos = new long[0];

  long[] reverseNanos = new long[0];

  /** Index of the pane that has the smallest difference from each pane on. */
  int[] forwardLeast = new int[0];

  int[] reverseLeast = new int[0];

  final Envelope envelope = new Envelope();
  final Envelope otherEnvelope = new Envelope();

  void ensure(int panes) {
    if (sumsNanos.length < panes) {
      sumsNanos = new long[panes];
      forwardNanos = new long[panes];
      reverseNanos = new long[panes];
      forwardLeast = new int[panes];
      reverseLeast = new int[panes];
    }
  }

  /**
   * How much of a shift may be chance: twice the resolution and the lower quartile of the sums
   * above their floor. The smallest sum does not count as the floor: its pane may have seen two
   * clocks. Sorts the sums, of which there are at least two.
   */
  long toleranceNanos(int count, long resolutionNanos) {
    Arrays.sort(sumsNanos, 0, count);
    return 2 * resolutionNanos + (sumsNanos[count / 4] - sumsNanos[1]);
  }
}
