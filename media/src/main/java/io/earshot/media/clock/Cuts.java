package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;

/**
 * Clock steps found so far, oldest first. A cut names the last pane before the step and the first
 * after it; panes between them saw both clocks and are quarantined. Between two cuts lies a
 * segment, in which all samples speak of one and the same clock.
 */
final class Cuts {

  /** Room for one in every 18 s of the long memory; a slew of 500 ppm makes one in 20 s. */
  static final int CAPACITY = 64;

  private final long[] lastBefore = new long[CAPACITY];
  private final long[] firstAfter = new long[CAPACITY];
  private int size;

  int size() {
    return size;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  long lastBefore(int cut) {
    return lastBefore[cut];
  }

  long firstAfter(int cut) {
    return firstAfter[cut];
  }

  /** Adds the newest cut; there is room. */
  void add(long lastPaneBefore, long firstPaneAfter) {
    lastBefore[size] = lastPaneBefore;
    firstAfter[size] = firstPaneAfter;
    size++;
  }

  /** First pane of the segment that a pane is in; all of time without a cut. */
  long segmentStart(long pane) {
    long start = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      if (firstAfter[i] <= pane) {
        start = Math.max(start, firstAfter[i]);
      }
    }
    return start;
  }

  /** Last pane of the segment that a pane is in. */
  long segmentEnd(long pane) {
    long end = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      if (lastBefore[i] >= pane) {
        end = Math.min(end, lastBefore[i]);
      }
    }
    return end;
  }

  /** Oldest cut that touches a pane, or -1. */
  int near(long pane) {
    for (int i = 0; i < size; i++) {
      if (lastBefore[i] <= pane && pane <= firstAfter[i]) {
        return i;
      }
    }
    return -1;
  }

  boolean quarantines(long pane) {
    for (int i = 0; i < size; i++) {
      if (lastBefore[i] < pane && pane < firstAfter[i]) {
        return true;
      }
    }
    return false;
  }

  /** Forgets the cuts whose later segment begins no later than this pane. */
  void removeThrough(long pane) {
    int gone = 0;
    while (gone < size && firstAfter[gone] <= pane) {
      gone++;
    }
    removeFirst(gone);
  }

  /** Forgets the oldest cut and returns the first pane after it. */
  long removeOldest() {
    long first = firstAfter[0];
    removeFirst(1);
    return first;
  }

  private void removeFirst(int count) {
    System.arraycopy(lastBefore, count, lastBefore, 0, size - count);
    System.arraycopy(firstAfter, count, firstAfter, 0, size - count);
    size -= count;
  }

  void writeTo(SnapshotWriter out) {
    out.writeUnsigned(size);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      out.writeSigned(lastBefore[i] - previous);
      out.writeSigned(firstAfter[i] - lastBefore[i]);
      previous = firstAfter[i];
    }
  }

  void readFrom(SnapshotReader in) {
    size = in.readCount(CAPACITY);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      lastBefore[i] = previous + in.readSigned();
      firstAfter[i] = lastBefore[i] + in.readSigned();
      previous = firstAfter[i];
    }
  }
}
