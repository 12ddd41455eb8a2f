package io.earshot.console.page.call;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.call.series.HopName;
import io.earshot.media.percentile.DelayHistogram;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Delays of all live calls in the last minute, hop by hop: histograms merged, never averages. */
public final class LastMinute {

  /** A minute of windows that are 10 s long and come when they are final, up to 29 s late. */
  private static final int KEPT_SECONDS = 90;

  /** Calls on their way; no more windows of one time are taken than this. */
  private static final int MAX_WINDOWS = 200_000;

  private record Source(CallKey call, HopName name, String clock) {}

  private static final class Window {
    private final Map<String, AllCalls> byHop = new TreeMap<>();
    private final Set<Source> taken = new HashSet<>();
  }

  /**
   * One hop of all calls.
   *
   * @param lo lower ends of the intervals that hold the true delays; null = one is unbounded
   * @param hi their upper ends; null = one is unbounded
   */
  public record AllCalls(
      DelayHistogram delay, @Nullable DelayHistogram lo, @Nullable DelayHistogram hi) {

    static final AllCalls NONE =
        new AllCalls(new DelayHistogram(), new DelayHistogram(), new DelayHistogram());

    static AllCalls of(MergedHop hop) {
      return new AllCalls(hop.delay(), hop.lo(), hop.hi());
    }

    AllCalls plus(AllCalls other) {
      return new AllCalls(
          merged(delay, other.delay),
          lo == null || other.lo == null ? null : merged(lo, other.lo),
          hi == null || other.hi == null ? null : merged(hi, other.hi));
    }

    private static DelayHistogram merged(DelayHistogram one, DelayHistogram other) {
      DelayHistogram merged = new DelayHistogram();
      merged.merge(one);
      merged.merge(other);
      return merged;
    }
  }

  private final TreeMap<Long, Window> windows = new TreeMap<>();
  private long change;

  /** Takes a window of one call; false if it is known or not of this minute. */
  boolean take(CallKey call, long second, MergedHop hop, long tick) {
    if (second > tick || second <= tick - KEPT_SECONDS) {
      return false;
    }
    Window window = windows.computeIfAbsent(second, start -> new Window());
    Source source = new Source(call, hop.name(), hop.clock());
    if (window.taken.size() == MAX_WINDOWS || !window.taken.add(source)) {
      return false;
    }
    window.byHop.merge(hop.name().hop(), AllCalls.of(hop), AllCalls::plus);
    change++;
    return true;
  }

  /** Lets go of what is older than a minute. */
  void forgetBefore(long tick) {
    Map<Long, Window> old = windows.headMap(tick - KEPT_SECONDS, true);
    change += old.isEmpty() ? 0 : 1;
    old.clear();
  }

  /** Grows with every change. */
  public long change() {
    return change;
  }

  /** One hop of all calls; null = nobody measured it. */
  public @Nullable AllCalls of(String hop) {
    AllCalls all = null;
    for (Window window : windows.values()) {
      AllCalls each = window.byHop.get(hop);
      if (each != null) {
        all = (all == null ? AllCalls.NONE : all).plus(each);
      }
    }
    return all;
  }
}
