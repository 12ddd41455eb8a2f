package io.earshot.media.clock;

import io.earshot.media.snapshot.SnapshotFormatException;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;

/**
 * The smallest forward and the smallest reverse difference of each pane, ascending by pane: first
 * the coarse panes of the long memory, then the fine ones. Sorted arrays and not a ring, so that a
 * segment between two clock steps is a range of indices, whatever gaps it has.
 */
final class Panes {

  private static final int INITIAL_SLOTS = 16;

  /** Receipt on the right minus send on the left. */
  final Side forward = new Side(1, INITIAL_SLOTS);

  /** Receipt on the left minus send on the right. */
  final Side reverse = new Side(-1, INITIAL_SLOTS);

  private final int capacity;
  private long[] pane = new long[INITIAL_SLOTS];
  private int size;
  private int coarse;

  Panes(int capacity) {
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  int size() {
    return size;
  }

  /** How many of them, the first ones, are coarse. */
  int coarse() {
    return coarse;
  }

  long pane(int index) {
    return pane[index];
  }

  boolean hasBoth(int index) {
    return forward.has(index) && reverse.has(index);
  }

  /** Index of the first pane that is not before this one. */
  int firstFrom(long wanted) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pane[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of the first pane after this one: the end of a half-open range. */
  int firstAfter(long wanted) {
    return wanted == Long.MAX_VALUE ? size : firstFrom(wanted + 1);
  }

  boolean contains(long wanted) {
    int index = firstFrom(wanted);
    return index < size && pane[index] == wanted;
  }

  /** Index of a fine pane, made if it is not there. */
  int indexOfFine(long wanted) {
    int index = firstFrom(wanted);
    return index < size && pane[index] == wanted ? index : insert(index, wanted);
  }

  /** Makes an empty pane; when there is no room, the oldest goes. */
  private int insert(int wantedIndex, long newPane) {
    int index = wantedIndex;
    if (size == capacity) {
      removeFirst(1);
      index = Math.max(0, index - 1);
    } else if (size == pane.length) {
      growTo(Math.min(capacity, 2 * size));
    }
    move(index, index + 1, size - index);
    size++;
    pane[index] = newPane;
    forward.clear(index);
    reverse.clear(index);
    return index;
  }

  /** Folds the oldest fine pane into a coarse one, both compared at one instant. */
  void foldOldestFine(long coarsePane, long atNanos, long ratePpb) {
    int index = firstFrom(coarsePane);
    if (index >= coarse) {
      pane[coarse] = coarsePane;
      coarse++;
      return;
    }
    if (pane[index] != coarsePane) {
      index = insert(index, coarsePane);
      coarse++;
    }
    forward.fold(coarse, index, atNanos, ratePpb);
    reverse.fold(coarse, index, atNanos, ratePpb);
    dropOldestFine();
  }

  /** Forgets the oldest fine pane. */
  void dropOldestFine() {
    move(coarse + 1, coarse, size - coarse - 1);
    size--;
  }

  /** Forgets the panes before this one. */
  void removeBefore(long wanted) {
    removeFirst(firstFrom(wanted));
  }

  private void removeFirst(int count) {
    move(count, 0, size - count);
    size -= count;
    coarse = Math.max(0, coarse - count);
  }

  private void move(int from, int to, int count) {
    System.arraycopy(pane, from, pane, to, count);
    forward.move(from, to, count);
    reverse.move(from, to, count);
  }

  private void growTo(int slots) {
    pane = Arrays.copyOf(pane, slots);
    forward.growTo(slots);
    reverse.growTo(slots);
  }

  void writeTo(SnapshotWriter out, PaneLayout layout) {
    out.writeUnsigned(size);
    out.writeUnsigned(coarse);
    long previousPane = 0;
    long previousForwardNanos = 0;
    long previousReverseNanos = 0;
    for (int i = 0; i < size; i++) {
      out.writeSigned(pane[i] - previousPane);
      previousPane = pane[i];
      long startNanos = previousPane * layout.paneNanos();
      previousForwardNanos = forward.write(i, startNanos, previousForwardNanos, out);
      previousReverseNanos = reverse.write(i, startNanos, previousReverseNanos, out);
    }
  }

  void readFrom(SnapshotReader in, PaneLayout layout) {
    size = in.readCount(capacity);
    coarse = in.readCount(size);
    growTo(Math.max(INITIAL_SLOTS, size));
    long previousPane = 0;
    long previousForwardNanos = 0;
    long previousReverseNanos = 0;
    for (int i = 0; i < size; i++) {
      pane[i] = previousPane + in.readSigned();
      if (i > 0 && pane[i] <= previousPane) {
        throw new SnapshotFormatException("pane=" + pane[i] + " <= previousPane=" + previousPane);
      }
      previousPane = pane[i];
      long startNanos = previousPane * layout.paneNanos();
      previousForwardNanos = forward.read(i, startNanos, previousForwardNanos, in);
      previousReverseNanos = reverse.read(i, startNanos, previousReverseNanos, in);
    }
  }
}
