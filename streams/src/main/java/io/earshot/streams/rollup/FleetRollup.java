package io.earshot.streams.rollup;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All partitions together: a window is published when the ticks of all of them have closed it.
 *
 * <p>A partition whose ticks stay out holds everything, up to {@value #MAX_OPEN_WINDOWS} windows;
 * beyond, the oldest goes out and says how many partitions it misses.
 */
public final class FleetRollup {

  /** Ten minutes of both lengths, and some. */
  static final int MAX_OPEN_WINDOWS = 72;

  /** Takes closed windows. */
  public interface Sink {

    /**
     * What all calls together say.
     *
     * @param missingPartitions partitions whose calls are not in it; 0 as a rule
     */
    void rollup(WindowTime window, ScopeName name, Cell cell, int missingPartitions);
  }

  /** Where the end of the newest window that was published is kept, beside the ticks. */
  private static final int PUBLISHED = -1;

  private static final long NONE = Long.MIN_VALUE;

  private final PartStore store;
  private final TreeMap<WindowTime, Cells> windows = new TreeMap<>();
  private final NavigableSet<PartKey> kept = new TreeSet<>();
  private final long[] ticks;
  private long publishedUntil = NONE;
  private long late;

  /**
   * @param partitions of the measurements
   */
  public FleetRollup(PartStore store, int partitions) {
    this.store = store;
    this.ticks = new long[partitions];
    Arrays.fill(ticks, NONE);
  }

  /** Gives a time back; before the first partial. */
  public void restoreTime(int index, long second) {
    if (index == PUBLISHED) {
      publishedUntil = second;
    } else if (index < ticks.length) {
      ticks[index] = second;
    }
  }

  /** Gives a partial back, after all times and before the first record; any order. */
  public void restore(Partial partial) {
    if (kept.add(partial.key())) {
      WindowTime window = partial.window();
      cells(isPublished(window) ? window.longer() : window).merge(partial.name(), partial.cell());
    }
  }

  /**
   * Takes what one partition says of a window that it has closed, or its tick behind all that.
   *
   * @param wire what the partial is kept as
   */
  public void accept(Partial partial, byte[] wire, Sink sink) {
    if (partial.isTick()) {
      tick(partial.partition(), partial.second(), sink);
    } else if (isPublished(partial.window())) {
      late++;
    } else if (kept.add(partial.key())) {
      store.put(partial.key().toBytes(), wire);
      cells(partial.window()).merge(partial.name(), partial.cell());
      while (windows.size() > MAX_OPEN_WINDOWS) {
        closeFirst(sink);
      }
    }
  }

  private boolean isPublished(WindowTime window) {
    return window.second() < publishedUntil;
  }

  private Cells cells(WindowTime window) {
    return windows.computeIfAbsent(window, made -> new Cells());
  }

  private void tick(int partition, long second, Sink sink) {
    if (partition >= ticks.length || second <= ticks[partition]) {
      return;
    }
    ticks[partition] = second;
    store.putTime(partition, second);
    long oldest = Arrays.stream(ticks).min().orElse(NONE);
    while (!windows.isEmpty() && windows.firstKey().isClosedBy(oldest)) {
      closeFirst(sink);
    }
  }

  private void closeFirst(Sink sink) {
    Map.Entry<WindowTime, Cells> closed = windows.pollFirstEntry();
    WindowTime window = closed.getKey();
    int missing = (int) Arrays.stream(ticks).filter(tick -> !window.isClosedBy(tick)).count();
    boolean isShort = window.seconds() == WindowTime.SHORT_SECONDS;
    closed
        .getValue()
        .all()
        .forEach(
            (name, cell) -> {
              sink.rollup(window, name, cell, missing);
              if (isShort) {
                cells(window.longer()).merge(name, cell);
              }
            });
    if (isShort) {
      publishedUntil = window.second() + window.seconds();
      store.putTime(PUBLISHED, publishedUntil);
    } else {
      forgetBefore(window.second() + window.seconds());
    }
  }

  /** Parts are kept until the longest window that they belong to is out. */
  private void forgetBefore(long second) {
    while (!kept.isEmpty() && kept.first().window().second() < second) {
      PartKey gone = kept.first();
      kept.remove(gone);
      store.put(gone.toBytes(), null);
    }
  }

  /** Parts that came after their window was published. */
  public long late() {
    return late;
  }
}
