package io.earshot.media.mark;

import static io.earshot.media.mark.SlotLinks.NONE;

import io.earshot.media.snapshot.SnapshotReader;
import java.util.Arrays;

/**
 * Sends in slots, reachable from the oldest on in event time and by the hash of their payload,
 * newest first. A hash table with chains instead of open addressing: sends of one key must be
 * walked in time order anyway, and a chain forgets one without a tombstone.
 */
final class SendTable {

  private static final int INITIAL_SLOTS = 32;

  /** 2^32 by the golden ratio: spreads hashes that differ in few bits (Knuth, TAOCP 6.4). */
  private static final int SPREAD_FACTOR = 0x9E3779B9;

  final SendColumns sends;
  private final int capacity;
  private final SlotLinks byTime;
  private final SlotLinks byHash;

  /** Newest send of each bucket of hashes: a power of two of them, at least one for each slot. */
  private int[] newestOfBucket;

  private int newest = NONE;
  private int oldest = NONE;
  private int firstFree = NONE;
  private int touchedSlots;
  private int size;

  SendTable(int capacity) {
    this.capacity = capacity;
    int slots = Math.min(capacity, INITIAL_SLOTS);
    sends = new SendColumns(slots);
    byTime = new SlotLinks(slots);
    byHash = new SlotLinks(slots);
    newestOfBucket = emptyBuckets(slots);
  }

  int capacity() {
    return capacity;
  }

  int size() {
    return size;
  }

  /** Oldest send, or {@link SlotLinks#NONE}. */
  int oldest() {
    return oldest;
  }

  /** Next newer send of any key. */
  int newerThan(int slot) {
    return byTime.newerThan(slot);
  }

  /** Newest send whose hash may be this one; others share the chain. */
  int newestOfHash(int payloadHash) {
    return newestOfBucket[bucket(payloadHash)];
  }

  /** Next older send of the same chain. */
  int olderOfHash(int slot) {
    return byHash.olderThan(slot);
  }

  /** Next newer send of the same chain. */
  int newerOfHash(int slot) {
    return byHash.newerThan(slot);
  }

  /** Returns a slot to fill and then to {@link #insert}; there is room. */
  int takeSlot() {
    size++;
    if (firstFree != NONE) {
      int slot = firstFree;
      firstFree = byTime.olderThan(slot);
      return slot;
    }
    if (touchedSlots == sends.slots()) {
      grow();
    }
    return touchedSlots++;
  }

  private void grow() {
    int slots = Math.min(capacity, 2 * sends.slots());
    sends.growTo(slots);
    byTime.growTo(slots);
    byHash.growTo(slots);
    newestOfBucket = emptyBuckets(slots);
    for (int slot = oldest; slot != NONE; slot = byTime.newerThan(slot)) {
      insertByHash(slot);
    }
  }

  /** Puts a filled slot where its event time and hash belong; of equal times the last is newest. */
  void insert(int slot) {
    int newer = NONE;
    int older = newest;
    while (older != NONE && sends.eventNanos[older] > sends.eventNanos[slot]) {
      newer = older;
      older = byTime.olderThan(older);
    }
    byTime.insert(slot, older, newer);
    newest = newer == NONE ? slot : newest;
    oldest = older == NONE ? slot : oldest;
    insertByHash(slot);
  }

  private void insertByHash(int slot) {
    int bucket = bucket(sends.payloadHash[slot]);
    int newer = NONE;
    int older = newestOfBucket[bucket];
    while (older != NONE && sends.eventNanos[older] > sends.eventNanos[slot]) {
      newer = older;
      older = byHash.olderThan(older);
    }
    byHash.insert(slot, older, newer);
    if (newer == NONE) {
      newestOfBucket[bucket] = slot;
    }
  }

  /** Forgets the oldest send; there is one. */
  void removeOldest() {
    int slot = oldest;
    oldest = byTime.newerThan(slot);
    newest = oldest == NONE ? NONE : newest;
    byTime.remove(slot);
    int bucket = bucket(sends.payloadHash[slot]);
    if (newestOfBucket[bucket] == slot) {
      newestOfBucket[bucket] = NONE;
    }
    byHash.remove(slot);
    byTime.insert(slot, firstFree, NONE);
    firstFree = slot;
    size--;
  }

  private int bucket(int payloadHash) {
    int hashBits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(newestOfBucket.length);
    return (payloadHash * SPREAD_FACTOR) >>> (Integer.SIZE - hashBits);
  }

  private static int[] emptyBuckets(int slots) {
    int[] buckets = new int[Math.max(2, Integer.highestOneBit(2 * slots - 1))];
    Arrays.fill(buckets, NONE);
    return buckets;
  }

  /** Adds the next send of a snapshot, which holds them from the oldest on. */
  void insertFrom(SnapshotReader in) {
    int slot = takeSlot();
    sends.read(slot, newest, in);
    insert(slot);
  }
}
