package io.earshot.media.clock;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The estimator as its definition reads, with maps and lists and every pane closed one by one:
 * slow, and easy to compare with the text.
 */
final class Definition {

  static final long BIG = 1L << 62;
  private static final long SECOND = 1_000_000_000L;

  private final EdgeConfig config;
  private final long paneNanos;
  private final TreeMap<Long, Pane> panes = new TreeMap<>();
  private final TreeMap<Long, Pane> coarse = new TreeMap<>();
  private final List<long[]> cuts = new ArrayList<>();
  private final List<OffsetRecord> records = new ArrayList<>();
  private @Nullable Long closed;
  private long watermark = Long.MIN_VALUE;
  private long rate;
  private long doubt;
  private long measuredAt;

  Definition(EdgeConfig config) {
    this.config = config;
    paneNanos = config.layout().paneNanos();
    doubt = config.rate().priorPpb();
  }

  List<OffsetRecord> records() {
    return records;
  }

  List<long[]> cuts() {
    return cuts;
  }

  void exchange(Exchange each) {
    long roundTrip = each.forwardNanos() + each.reverseNanos();
    if (0 <= roundTrip && roundTrip <= 10 * SECOND) {
      put(0, each.leftSendNanos(), each.forwardNanos());
      put(1, each.leftReceiveNanos(), each.reverseNanos());
      advance();
    }
  }

  void oneWay(int side, long tag, long value) {
    put(side, tag, value);
    advance();
  }

  private void put(int side, long tag, long value) {
    long pane = Math.floorDiv(tag, paneNanos);
    if (closed != null && pane <= closed) {
      return;
    }
    Pane into = panes.computeIfAbsent(pane, unused -> new Pane());
    if (value < into.value[side] || (value == into.value[side] && tag < into.tag[side])) {
      into.value[side] = value;
      into.tag[side] = tag;
    }
    watermark = Math.max(watermark, tag);
  }

  private void advance() {
    if (panes.isEmpty()) {
      return;
    }
    long at = closed == null ? panes.firstKey() - 2 - config.graceNanos() / paneNanos : closed;
    long last = Math.floorDiv(watermark - config.graceNanos(), paneNanos) - 1;
    while (at < last) {
      close(++at);
    }
    closed = at;
  }

  private void close(long pane) {
    Patience patience = config.patience();
    PaneLayout layout = config.layout();
    if (panes.containsKey(pane)) {
      List<Long> ids = segment(pane).stream().filter(id -> id <= pane).toList();
      long[] cut = cut(ids, pane, patience.minPanesAfterStep());
      if (cut != null) {
        cuts.add(cut);
      }
      measureRate(pane);
    }
    emit(pane - patience.lagPanes());
    for (long id : List.copyOf(panes.headMap(pane - layout.finePanes(), true).keySet())) {
      demote(id);
      panes.remove(id);
    }
    coarse.headMap(pane - layout.memoryPanes(), true).clear();
    long oldest = pane - layout.finePanes();
    long kept = coarse.isEmpty() ? oldest : Math.min(oldest, coarse.firstKey());
    cuts.removeIf(cut -> cut[1] <= kept);
  }

  private void demote(long pane) {
    long base =
        Math.floorDiv(pane, config.layout().panesPerCoarse()) * config.layout().panesPerCoarse();
    for (long[] cut : cuts) {
      if (cut[0] < pane && pane < cut[1]) {
        return;
      }
      base = cut[1] <= pane ? Math.max(base, cut[1]) : base;
    }
    long at = (base + config.layout().panesPerCoarse()) * paneNanos;
    Pane from = get(pane);
    Pane into = coarse.computeIfAbsent(base, unused -> new Pane());
    for (int side = 0; side < 2; side++) {
      long sign = side == 0 ? 1 : -1;
      if (from.has(side)) {
        long now = from.value[side] + gain(sign * rate * (at - from.tag[side]));
        long old =
            into.has(side) ? into.value[side] + gain(sign * rate * (at - into.tag[side])) : BIG;
        if (now < old) {
          into.value[side] = from.value[side];
          into.tag[side] = from.tag[side];
        }
      }
    }
  }

  private List<Long> segment(long pane) {
    long lo = Long.MIN_VALUE;
    long hi = Long.MAX_VALUE;
    for (long[] cut : cuts) {
      lo = cut[1] <= pane ? Math.max(lo, cut[1]) : lo;
      hi = cut[0] >= pane ? Math.min(hi, cut[0]) : hi;
    }
    TreeSet<Long> ids = new TreeSet<>(panes.keySet());
    ids.addAll(coarse.keySet());
    return new ArrayList<>(ids.subSet(lo, true, hi, true));
  }

  private Pane get(long pane) {
    Pane fine = panes.get(pane);
    return fine == null ? coarse.getOrDefault(pane, new Pane()) : fine;
  }

  private long doubtOver(long span) {
    return Math.min(
        config.rate().priorPpb(), doubt + config.rate().wanderPpb() * rootSeconds(span));
  }

  private static long rootSeconds(long span) {
    return BigInteger.valueOf(Math.abs(span) / SECOND).sqrt().longValueExact();
  }

  private static long gain(long product) {
    return Math.floorDiv(product, SECOND);
  }

  /** Each side's minimum at one instant, with its tag: {value, tag}; {BIG, 0} without one. */
  private long[] moved(long id, int side, long at) {
    Pane pane = get(id);
    if (!pane.has(side)) {
      return new long[] {BIG, 0};
    }
    long gained = gain(rate * (at - pane.tag[side]));
    return new long[] {pane.value[side] + (side == 0 ? gained : -gained), pane.tag[side]};
  }

  private long[] least(List<Long> ids, int side, long at) {
    return ids.stream()
        .map(id -> moved(id, side, at))
        .min(Comparator.<long[]>comparingLong(a -> a[0]).thenComparingLong(a -> a[1]))
        .orElse(new long[] {BIG, 0});
  }

  private long[] sums(List<Long> ids, long at) {
    return ids.stream()
        .filter(id -> get(id).has(0) && get(id).has(1))
        .mapToLong(id -> moved(id, 0, at)[0] + moved(id, 1, at)[0])
        .sorted()
        .toArray();
  }

  private long tolerance(long[] sums) {
    return 2 * config.resolutionNanos() + sums[sums.length / 4] - sums[1];
  }

  long @Nullable [] cut(List<Long> ids, long pane, int minAfter) {
    long at = config.layout().midNanos(pane);
    long[] sums = sums(ids, at);
    if (sums.length < config.patience().minPanes()) {
      return null;
    }
    long tolerance = tolerance(sums);
    long best = tolerance;
    long[] cut = null;
    int count = ids.size();
    for (int i = 1; i < count && count - i >= minAfter; i++) {
      long size = step(ids.subList(0, i), ids.subList(i, count), at);
      if (size > best) {
        best = size;
        cut = new long[] {ids.get(i - 1), ids.get(i)};
      }
      if (count - i > minAfter) {
        size = step(ids.subList(0, i), ids.subList(i + 1, count), at);
        if (size > best + tolerance / 4) {
          best = size;
          cut = new long[] {ids.get(i - 1), ids.get(i + 1)};
        }
      }
    }
    return cut;
  }

  private long step(List<Long> before, List<Long> after, long at) {
    long[][] old = {least(before, 0, at), least(before, 1, at)};
    long[][] now = {least(after, 0, at), least(after, 1, at)};
    if (old[0][0] == BIG || old[1][0] == BIG || now[0][0] == BIG || now[1][0] == BIG) {
      return 0;
    }
    long forward = now[0][0] - old[0][0];
    long reverse = now[1][0] - old[1][0];
    if ((forward > 0) == (reverse > 0)) {
      return 0;
    }
    return Math.min(
        Math.abs(forward) - slack(now[0][1] - old[0][1]),
        Math.abs(reverse) - slack(now[1][1] - old[1][1]));
  }

  private long slack(long span) {
    return gain(doubtOver(span) * Math.abs(span));
  }

  private void measureRate(long pane) {
    List<long[]> q = new ArrayList<>();
    for (long id : segment(pane)) {
      Pane each = get(id);
      if (id <= pane - config.patience().lagPanes() && each.has(0) && each.has(1)) {
        long at = Math.floorDiv(each.tag[0] + each.tag[1], 2);
        long u = moved(id, 0, at)[0];
        long v = moved(id, 1, at)[0];
        q.add(new long[] {u + v, at, Math.floorDiv(u - v, 2)});
      }
    }
    if (q.size() < 6) {
      return;
    }
    q.sort(Arrays::compare);
    long first = q.stream().mapToLong(x -> x[1]).min().orElseThrow();
    long last = q.stream().mapToLong(x -> x[1]).max().orElseThrow();
    long[] a = q.stream().filter(x -> 3 * (x[1] - first) <= last - first).findFirst().orElseThrow();
    long[] b = q.stream().filter(x -> 3 * (last - x[1]) <= last - first).findFirst().orElseThrow();
    long floor = q.get(0)[0];
    long dt = b[1] - a[1];
    if (dt < 20 * SECOND
        || Math.abs(b[2] - a[2]) > 4 * SECOND
        || a[0] - floor > SECOND
        || b[0] - floor > SECOND) {
      return;
    }
    long kappa = Math.min(SECOND, q.get(Math.max(1, q.size() / 10))[0] - floor);
    long error =
        Math.floorDiv(
            (a[0] - floor + b[0] - floor + 2 * kappa + config.resolutionNanos()) * SECOND, 2 * dt);
    error += config.rate().smallestDoubtPpb() + config.rate().wanderPpb() * rootSeconds(dt) / 2;
    long at = pane * paneNanos;
    if (error <= doubtOver(at - measuredAt)) {
      long prior = config.rate().priorPpb();
      rate = Math.max(-prior, Math.min(prior, Math.floorDiv((b[2] - a[2]) * SECOND, dt)));
      doubt = error;
      measuredAt = at;
    }
  }

  /** {lo, hi, floor, scatter}, or null. */
  long @Nullable [] interval(List<Long> ids, long at) {
    long atPane = Math.floorDiv(at, paneNanos);
    List<Long> nearest = new ArrayList<>(ids);
    nearest.sort(
        Comparator.<Long>comparingLong(id -> Math.abs(id - atPane)).thenComparingLong(id -> id));
    long hi = BIG;
    long lo = -BIG;
    long[] floor = {BIG, BIG};
    List<Long> full = new ArrayList<>();
    for (long id : nearest) {
      Pane pane = get(id);
      long h = hi;
      long l = lo;
      if (pane.has(0)) {
        long d = at - pane.tag[0];
        h = Math.min(hi, pane.value[0] + gain(rate * d + doubtOver(d) * Math.abs(d)));
      }
      if (pane.has(1)) {
        long d = at - pane.tag[1];
        l = Math.max(lo, -pane.value[1] + gain(rate * d - doubtOver(d) * Math.abs(d)));
      }
      if (l > h) {
        break;
      }
      hi = h;
      lo = l;
      floor[0] = Math.min(floor[0], moved(id, 0, at)[0]);
      floor[1] = Math.min(floor[1], moved(id, 1, at)[0]);
      if (pane.has(0) && pane.has(1)) {
        full.add(pane.value[0] + pane.value[1]);
      }
    }
    if (hi >= BIG / 2 || lo <= -BIG / 2) {
      return null;
    }
    full.sort(Comparator.naturalOrder());
    long scatter = full.isEmpty() ? 0 : (full.get(full.size() / 2) - full.get(0)) / full.size();
    return new long[] {lo, hi, Math.max(0, floor[0] + floor[1]), scatter};
  }

  /** The provisional interval, with a step test on the fly. */
  long @Nullable [] live(long at) {
    if (panes.isEmpty()) {
      return null;
    }
    long top = panes.lastKey();
    List<Long> ids = segment(top);
    long[] cut = cut(ids, top, 1);
    return interval(cut == null ? ids : ids.stream().filter(id -> id >= cut[1]).toList(), at);
  }

  private void emit(long pane) {
    long mid = config.layout().midNanos(pane);
    int ahead = config.patience().aheadPanes();
    for (long[] cut : cuts) {
      if (cut[0] <= pane && pane <= cut[1]) {
        long end = Math.max(cut[1], pane + ahead);
        long[] x = interval(segment(cut[0]), mid);
        long[] y = interval(segment(cut[1]).stream().filter(id -> id <= end).toList(), mid);
        record(pane, x == null ? y : y == null ? x : union(x, y), 1);
        return;
      }
    }
    List<Long> ids = segment(pane).stream().filter(id -> id <= pane + ahead).toList();
    List<Long> near = ids.stream().filter(id -> id >= pane - ahead).toList();
    List<Long> history = ids.stream().filter(id -> id < pane - ahead).toList();
    boolean alone = config.guarded() && bothUp(history, near, mid);
    record(pane, interval(alone ? near : ids, mid), alone ? 4 : 0);
  }

  private static long[] union(long[] x, long[] y) {
    return new long[] {
      Math.min(x[0], y[0]), Math.max(x[1], y[1]), Math.min(x[2], y[2]), Math.max(x[3], y[3])
    };
  }

  private void record(long pane, long @Nullable [] x, int flags) {
    if (x != null) {
      long mid = config.layout().midNanos(pane);
      records.add(
          new OffsetRecord(pane, mid, x[0], x[1], rate, doubtOver(paneNanos), x[2], x[3], flags));
    }
  }

  private boolean bothUp(List<Long> history, List<Long> near, long at) {
    long[] sums = sums(history, at);
    if (sums.length < config.patience().minPanes()) {
      return false;
    }
    for (int side = 0; side < 2; side++) {
      long[] old = least(history, side, at);
      long[] now = least(near, side, at);
      if (now[0] == BIG || now[0] - old[0] - slack(now[1] - old[1]) <= tolerance(sums)) {
        return false;
      }
    }
    return true;
  }

  /** Both minima of a pane. */
  private static final class Pane {

    final long[] tag = {0, 0};
    final long[] value = {Long.MAX_VALUE, Long.MAX_VALUE};

    boolean has(int side) {
      return value[side] != Long.MAX_VALUE;
    }
  }
}
