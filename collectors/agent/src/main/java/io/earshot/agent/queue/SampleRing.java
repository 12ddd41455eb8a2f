package io.earshot.agent.queue;

import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.Observation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Samples of many threads for one taker, in preallocated columns. A full ring lets its oldest go.
 * Nobody ever waits: whoever adds claims a slot with one compare-and-set and then writes it.
 *
 * <p>It is Vyukov's bounded queue: a slot's turn says whose it is. At position p it is p for the
 * writer, p + 1 for the taker and p + slots for the writer of the next lap. There are more slots
 * than samples may wait, so a taker that was suspended in the middle does not stop the writers.
 */
public final class SampleRing {

  /** What a slot takes, in memory and, with its share of a batch, on the wire. */
  public static final int MARK_BYTES = 72;

  private static final int MAX_TRIES = 100;

  private final int limit;
  private final long maxObservationBytes;
  private final int mask;
  private final Columns columns;
  private final AtomicLongArray turns;
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong turnedAway = new AtomicLong();
  private final AtomicLong observationBytes = new AtomicLong();
  private final AtomicInteger held = new AtomicInteger();

  /** Only the taker writes it. */
  private volatile long taken;

  private volatile long nowNanos;
  private volatile int epoch;

  /**
   * A ring for {@code limit} samples, taken ones that are still held included.
   *
   * @param maxBytes bytes of all of them together; more than {@code limit * MARK_BYTES}
   */
  public SampleRing(int limit, long maxBytes) {
    this.limit = limit;
    this.maxObservationBytes = maxBytes - (long) limit * MARK_BYTES;
    int slots = Integer.highestOneBit(limit + limit / 2) << 1;
    this.mask = slots - 1;
    this.columns = new Columns(slots);
    this.turns = new AtomicLongArray(slots);
    for (int i = 0; i < slots; i++) {
      turns.setPlain(i, i);
    }
  }

  /** Adds a mark; false if it was turned away. Allocates nothing. */
  public boolean add(
      MarkSource source,
      int present,
      long atNanos,
      int rtpTimestamp,
      int sequenceNumber,
      int payloadHash,
      int payloadBytes,
      int primaryHash,
      int primaryBytes,
      int sinceCaptureNanos) {
    long position = claim();
    if (position < 0) {
      turnedAway.getAndIncrement();
      return false;
    }
    int slot = (int) position & mask;
    columns.subject[slot] = source;
    columns.atNanos[slot] = atNanos;
    columns.queuedNanos[slot] = nowNanos;
    columns.epoch[slot] = epoch;
    columns.present[slot] = present;
    columns.rtpTimestamp[slot] = rtpTimestamp;
    columns.sequenceNumber[slot] = sequenceNumber;
    columns.payloadHash[slot] = payloadHash;
    columns.payloadBytes[slot] = payloadBytes;
    columns.primaryHash[slot] = primaryHash;
    columns.primaryBytes[slot] = primaryBytes;
    columns.sinceCaptureNanos[slot] = sinceCaptureNanos;
    turns.setRelease(slot, position + 1);
    return true;
  }

  /** Adds what is no mark; false if it was turned away. */
  public boolean add(Observation observation) {
    int bytes = observation.sizeBytes();
    while (observationBytes.addAndGet(bytes) > maxObservationBytes) {
      observationBytes.addAndGet(-bytes);
      if (!evict()) {
        turnedAway.getAndIncrement();
        return false;
      }
    }
    long position = claim();
    if (position < 0) {
      observationBytes.addAndGet(-bytes);
      turnedAway.getAndIncrement();
      return false;
    }
    int slot = (int) position & mask;
    columns.subject[slot] = observation;
    columns.queuedNanos[slot] = nowNanos;
    columns.epoch[slot] = epoch;
    turns.setRelease(slot, position + 1);
    return true;
  }

  /** The position to write, or -1 where neither a free slot nor an oldest one is to be had. */
  private long claim() {
    while (true) {
      long position = tail.get();
      // The head before what is held: the taker holds first and takes then.
      if (position - head.get() + held.get() >= limit) {
        if (!evict()) {
          return -1;
        }
        continue;
      }
      long turn = turns.getAcquire((int) position & mask);
      if (turn == position) {
        if (tail.compareAndSet(position, position + 1)) {
          return position;
        }
      } else if (turn < position) {
        return -1;
      }
    }
  }

  /** Lets the oldest go; false where there is none, or where its writer was suspended. */
  private boolean evict() {
    long position = head.get();
    int slot = (int) position & mask;
    if (turns.getAcquire(slot) != position + 1) {
      // Somebody was quicker: there is room, or another oldest.
      return head.get() != position;
    }
    if (head.compareAndSet(position, position + 1)) {
      leave(position);
    }
    return true;
  }

  /** Takes the oldest; one thread at a time. False if nothing is ready. */
  public boolean take(SampleRow row) {
    while (true) {
      long position = head.get();
      int slot = (int) position & mask;
      long turn = turns.getAcquire(slot);
      if (turn <= position) {
        return false;
      }
      if (turn == position + 1 && head.compareAndSet(position, position + 1)) {
        taken++;
        columns.copy(slot, row);
        columns.subject[slot] = null;
        turns.setRelease(slot, position + mask + 1);
        return true;
      }
    }
  }

  /**
   * Takes and forgets what was queued before a time, without looking behind the first that was not.
   * As {@link #take}, one thread at a time.
   */
  public int expire(long beforeNanos) {
    int expired = 0;
    while (true) {
      long position = head.get();
      int slot = (int) position & mask;
      long turn = turns.getAcquire(slot);
      if (turn <= position) {
        return expired;
      }
      if (turn != position + 1) {
        continue;
      }
      // Read before the slot is ours: true if it becomes ours, as then nobody else had it.
      boolean isOld = columns.queuedNanos[slot] - beforeNanos < 0;
      if (!isOld && head.get() == position) {
        return expired;
      }
      if (isOld && head.compareAndSet(position, position + 1)) {
        taken++;
        expired++;
        leave(position);
      }
    }
  }

  /** Gives a slot to the writer of the next lap. */
  private void leave(long position) {
    int slot = (int) position & mask;
    if (columns.subject[slot] instanceof Observation observation) {
      observationBytes.addAndGet(-observation.sizeBytes());
      // Not for marks: their source lives on anyway, and a full ring comes here with each mark.
      columns.subject[slot] = null;
    }
    turns.setRelease(slot, position + mask + 1);
  }

  /** Counts samples as still in memory although they will be taken, before they are. */
  public void hold(int samples) {
    held.addAndGet(samples);
  }

  /** Samples, and bytes of what is no mark, that are now acknowledged or dropped. */
  public void release(int samples, long bytes) {
    held.addAndGet(-samples);
    observationBytes.addAndGet(-bytes);
  }

  /** What later samples are stamped with: nanoseconds and epoch of the agent's clock. */
  public void tick(long newNowNanos, int newEpoch) {
    nowNanos = newNowNanos;
    epoch = newEpoch;
  }

  /** Nanoseconds at which the oldest waiting sample was queued; about so, as others run. */
  public long oldestNanos() {
    return columns.queuedNanos[(int) head.get() & mask];
  }

  /** Samples that wait. */
  public int size() {
    long from = head.get();
    return (int) Math.max(0, tail.get() - from);
  }

  /**
   * What happened so far. Called where nobody takes, the counts add up exactly; the tries make them
   * those of one moment too, unless others add without a pause.
   */
  public RingCounts counts() {
    RingCounts counts = read();
    for (int tries = 0; tries < MAX_TRIES && !counts.equals(read()); tries++) {
      counts = read();
    }
    return counts;
  }

  private RingCounts read() {
    // The head first: what waits is then never negative.
    long from = head.get();
    long away = turnedAway.get();
    long to = tail.get();
    return new RingCounts(to + away, from - taken + away, to - from);
  }
}
