package io.earshot.console.page.call.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest {@value #KEPT_SECONDS} seconds of one call: which of them came, whether for good, and
 * at which change. A ring that grows with the call; columns hold what was measured.
 *
 * <p>A second is taken once provisional and once final; the final one replaces. Whatever else comes
 * changes nothing, so that a topic can be read again.
 */
public final class Timeline {

  /** Fifteen minutes: what the list promises to look back. */
  public static final int KEPT_SECONDS = 900;

  /** Slot of a second that is not there. */
  public static final int ABSENT = -1;

  /** Second before anything came. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int FIRST_CAPACITY = 64;

  private final List<Column> columns = new ArrayList<>();
  private long[] seconds = filled(FIRST_CAPACITY);
  private boolean[] isFinal = new boolean[FIRST_CAPACITY];
  private long[] changes = new long[FIRST_CAPACITY];
  private long first = NONE;
  private long newest = NONE;

  /** A new column of this timeline. */
  Column column() {
    Column column = new Column(seconds.length);
    columns.add(column);
    return column;
  }

  /**
   * Makes room for a second whose values are then to be set.
   *
   * @param change number of the change that brings it, growing
   * @return its slot; {@link #ABSENT} if it brings nothing new
   */
  public int open(long second, boolean isLastWord, long change) {
    int known = slotOf(second);
    boolean isOld = newest != NONE && second <= newest - KEPT_SECONDS;
    if (isOld || (known != ABSENT && (isFinal[known] || !isLastWord))) {
      return ABSENT;
    }
    first = first == NONE ? second : Math.min(first, second);
    newest = Math.max(newest, second);
    makeRoom((int) (newest - oldest() + 1));
    int slot = (int) Math.floorMod(second, (long) seconds.length);
    columns.forEach(column -> column.clear(slot));
    seconds[slot] = second;
    isFinal[slot] = isLastWord;
    changes[slot] = change;
    return slot;
  }

  private void makeRoom(int span) {
    int capacity = seconds.length;
    if (span <= capacity) {
      return;
    }
    int larger = Math.min(KEPT_SECONDS, Math.max(2 * capacity, span));
    int[] from = new int[capacity];
    int[] to = new int[capacity];
    int count = 0;
    long[] newSeconds = filled(larger);
    boolean[] newFinal = new boolean[larger];
    long[] newChanges = new long[larger];
    for (int slot = 0; slot < capacity; slot++) {
      if (seconds[slot] != NONE && seconds[slot] >= oldest()) {
        int moved = (int) Math.floorMod(seconds[slot], (long) larger);
        newSeconds[moved] = seconds[slot];
        newFinal[moved] = isFinal[slot];
        newChanges[moved] = changes[slot];
        from[count] = slot;
        to[count++] = moved;
      }
    }
    for (Column column : columns) {
      column.move(from, to, count, larger);
    }
    seconds = newSeconds;
    isFinal = newFinal;
    changes = newChanges;
  }

  /** Slot of a second; {@link #ABSENT} if nothing of it came or it is too long ago. */
  public int slotOf(long second) {
    int slot = (int) Math.floorMod(second, (long) seconds.length);
    return newest != NONE && seconds[slot] == second && second > newest - KEPT_SECONDS
        ? slot
        : ABSENT;
  }

  public boolean isFinal(int slot) {
    return isFinal[slot];
  }

  /** Number of the change that last touched a slot. */
  public long changeOf(int slot) {
    return changes[slot];
  }

  public boolean isEmpty() {
    return newest == NONE;
  }

  /** Earliest second that ever came; {@link #NONE} before. */
  public long first() {
    return first;
  }

  /** Oldest second that may still be there; {@link #NONE} before anything came. */
  public long oldest() {
    return newest == NONE ? NONE : Math.max(first, newest - KEPT_SECONDS + 1);
  }

  public long newest() {
    return newest;
  }

  private static long[] filled(int capacity) {
    long[] seconds = new long[capacity];
    Arrays.fill(seconds, NONE);
    return seconds;
  }
}
