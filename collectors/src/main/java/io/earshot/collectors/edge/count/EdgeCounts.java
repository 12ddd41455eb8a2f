package io.earshot.collectors.edge.count;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everything the edge counts since it started, for metrics. Reasons come from fixed lists, never
 * from what a client wrote, so their number is bounded.
 */
public final class EdgeCounts {

  private final Map<Counted, LongAdder> totals = new ConcurrentHashMap<>();

  public void add(Subject subject, String reason) {
    add(subject, reason, 1);
  }

  public void add(Subject subject, String reason, long count) {
    if (count != 0) {
      totals.computeIfAbsent(new Counted(subject, reason), unused -> new LongAdder()).add(count);
    }
  }

  /** The count so far; 0 for what never happened. */
  public long of(Subject subject, String reason) {
    LongAdder total = totals.get(new Counted(subject, reason));
    return total == null ? 0 : total.sum();
  }

  /** Hands on all counts, in no order. */
  public void forEach(Sink sink) {
    totals.forEach((counted, total) -> sink.take(counted.subject, counted.reason, total.sum()));
  }

  /** Takes one count. */
  @FunctionalInterface
  public interface Sink {

    /** Takes how often it happened for this reason. */
    void take(Subject subject, String reason, long count);
  }

  /** All counts, sorted: {@code earshot_edge_batches_total{reason="accepted"}} to its value. */
  public SortedMap<String, Long> snapshot() {
    SortedMap<String, Long> all = new TreeMap<>();
    totals.forEach((counted, total) -> all.put(counted.metric(), total.sum()));
    return all;
  }

  private record Counted(Subject subject, String reason) {

    String metric() {
      return "earshot_edge_" + subject.metric() + "_total{reason=\"" + reason + "\"}";
    }
  }
}
