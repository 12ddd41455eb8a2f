package io.earshot.media.mark;

import java.util.Arrays;

/** Doubly linked lists of slots over two arrays; whoever owns a list keeps its ends. */
final class SlotLinks {

  /** No slot: the end of a list. */
  static final int NONE = -1;

  private int[] older;
  private int[] newer;

  SlotLinks(int slots) {
    older = new int[slots];
    newer = new int[slots];
  }

  void growTo(int slots) {
    older = Arrays.copyOf(older, slots);
    newer = Arrays.copyOf(newer, slots);
  }

  int olderThan(int slot) {
    return older[slot];
  }

  int newerThan(int slot) {
    return newer[slot];
  }

  /** Puts a slot between two neighbours of one list, or at an end of it. */
  void insert(int slot, int olderSlot, int newerSlot) {
    older[slot] = olderSlot;
    newer[slot] = newerSlot;
    connect(olderSlot, newerSlot, slot, slot);
  }

  /** Takes a slot out of its list. */
  void remove(int slot) {
    connect(older[slot], newer[slot], newer[slot], older[slot]);
  }

  private void connect(int olderSlot, int newerSlot, int afterOlder, int beforeNewer) {
    if (olderSlot != NONE) {
      newer[olderSlot] = afterOlder;
    }
    if (newerSlot != NONE) {
      older[newerSlot] = beforeNewer;
    }
  }
}
