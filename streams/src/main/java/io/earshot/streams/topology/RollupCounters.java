package io.earshot.streams.topology;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What the rollups of one process did since its start. */
public final class RollupCounters {

  /** What is counted. */
  public enum Name {
    /** Values of the measurements that could not be read. */
    UNREADABLE,
    /** Windows of calls that came after their tick. */
    LATE,
    /** Windows of calls that came again. */
    REPEATED,
    /** Parts of partitions that came after their window was published. */
    LATE_PARTIALS,
    PUBLISHED
  }

  private final Map<Name, LongAdder> counts = new EnumMap<>(Name.class);

  public RollupCounters() {
    for (Name name : Name.values()) {
      counts.put(name, new LongAdder());
    }
  }

  /** Adds what a count grew by; returns what it is now. */
  long add(Name name, long before, long now) {
    if (now != before) {
      LongAdder adder = counts.get(name);
      if (adder != null) {
        adder.add(now - before);
      }
    }
    return now;
  }

  /** Counts by name. */
  public SortedMap<String, Long> snapshot() {
    SortedMap<String, Long> snapshot = new TreeMap<>();
    counts.forEach(
        (name, count) -> snapshot.put(name.name().toLowerCase(Locale.ROOT), count.sum()));
    return snapshot;
  }
}
