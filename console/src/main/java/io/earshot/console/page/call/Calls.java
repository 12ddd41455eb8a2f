package io.earshot.console.page.call;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.call.series.CallSecond;
import io.earshot.console.page.call.series.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All calls that the page knows; not safe for threads. Every change has a number, so that whoever
 * looks later can tell what is new since.
 */
public final class Calls {

  /** Live, ended and replayed ones together; beyond, the oldest ended goes first. */
  static final int MAX_CALLS = 2_000;

  /** Ended ones of which only the summary is left: a long call's is a megabyte. */
  static final int MAX_SETTLED = 500;

  /** How long an ended call keeps its seconds. */
  static final long KEPT_AFTER_END_MILLIS = Timeline.KEPT_SECONDS * 1000L;

  private static final Comparator<Call> FIRST_TO_GO =
      Comparator.comparing((Call call) -> !call.isEnded())
          .thenComparingLong(Call::newestSecond)
          .thenComparingLong(Call::arrivedMillis);

  private record Partition(@Nullable String run, int number) {}

  private final Map<CallKey, Call> byKey = new LinkedHashMap<>();
  private final Map<Partition, Ticks> ticks = new HashMap<>();
  private final LastMinute lastMinute = new LastMinute();
  private long change;
  private long liveTick = Timeline.NONE;
  private long dropped;

  /** Takes a second of a call. */
  public void second(CallKey key, int partition, CallSecond second, long arrivedMillis) {
    Call call = call(key);
    if (call.take(second, partition, change + 1)) {
      change++;
    }
    call.arrived(arrivedMillis);
  }

  /** Takes a summary of a call. */
  public void summary(CallKey key, CallSummary summary, long arrivedMillis) {
    Call call = call(key);
    if (call.take(summary, change + 1)) {
      change++;
    }
    call.arrived(arrivedMillis);
  }

  /** Takes a longer window of a hop; only live calls count together. */
  public void window(CallKey key, long second, MergedHop hop) {
    if (key.run() == null && lastMinute.take(key, second, hop, liveTick)) {
      change++;
    }
  }

  /** Time passed in a partition. */
  public void tick(@Nullable String run, int partition, long second, long arrivedMillis) {
    Partition of = new Partition(run, partition);
    if (!ticks.computeIfAbsent(of, each -> new Ticks()).take(second, arrivedMillis)) {
      return;
    }
    change++;
    if (run == null && second > liveTick) {
      liveTick = second;
      lastMinute.forgetBefore(second);
    }
    List<Call> old = new ArrayList<>();
    for (Call call : byKey.values()) {
      boolean isHere = call.partition() == partition || call.partition() < 0;
      if (isHere && Objects.equals(call.key().run(), run)) {
        call.onTick(second, change);
      }
      if (call.isEnded()
          && !call.isSettled()
          && arrivedMillis - call.arrivedMillis() > KEPT_AFTER_END_MILLIS) {
        old.add(call);
      }
    }
    old.forEach(call -> call.settle(change));
    dropSettled();
  }

  /** A replay's topics went away, and its calls with them. */
  public void forget(@Nullable String run) {
    change++;
    byKey.keySet().removeIf(key -> Objects.equals(key.run(), run));
    ticks.keySet().removeIf(partition -> Objects.equals(partition.run(), run));
  }

  private Call call(CallKey key) {
    Call known = byKey.get(key);
    if (known == null) {
      if (byKey.size() >= MAX_CALLS) {
        drop(byKey.values().stream().min(FIRST_TO_GO).orElseThrow());
      }
      known = new Call(key);
      byKey.put(key, known);
    }
    return known;
  }

  private void dropSettled() {
    List<Call> settled = byKey.values().stream().filter(Call::isSettled).toList();
    settled.stream()
        .sorted(FIRST_TO_GO)
        .limit(Math.max(0, settled.size() - MAX_SETTLED))
        .forEach(this::drop);
  }

  private void drop(Call call) {
    byKey.remove(call.key());
    dropped++;
  }

  public Collection<Call> all() {
    return byKey.values();
  }

  public @Nullable Call find(CallKey key) {
    return byKey.get(key);
  }

  /** Number of the newest change. */
  public long change() {
    return change;
  }

  /** Newest tick of the live partitions; {@link Timeline#NONE} before the first. */
  public long liveTick() {
    return liveTick;
  }

  /** How fast a replay runs, seconds per second; null = unknown. */
  public @Nullable Double replayRate(String run, int partition) {
    Ticks of = ticks.get(new Partition(run, partition));
    return of == null ? null : of.rate();
  }

  /** {@link #replayRate} for the partition of a call. */
  public @Nullable Double replayRate(Call call) {
    String run = call.key().run();
    return run == null ? null : replayRate(run, call.partition());
  }

  public LastMinute lastMinute() {
    return lastMinute;
  }

  /** Calls that had to go to make room for others. */
  public long dropped() {
    return dropped;
  }
}
