package io.earshot.lab.impair.udp;

import io.earshot.lab.impair.Direction;
import io.earshot.lab.impair.Fate;
import io.earshot.lab.impair.Verdict;
import io.earshot.media.percentile.DelayHistogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one run. */
final class ProxyCounters {

  private final Map<Direction, Way> ways = new EnumMap<>(Direction.class);
  private final DelayHistogram lateness = new DelayHistogram();
  private int clients;
  private long refused;

  ProxyCounters() {
    for (Direction direction : Direction.values()) {
      ways.put(direction, new Way());
    }
  }

  void client() {
    clients++;
  }

  void refused() {
    refused++;
  }

  void arrived(Direction direction, int bytes, Fate fate) {
    Way way = way(direction);
    way.bytes += bytes;
    way.packetsByVerdict.merge(fate.verdict(), 1L, Long::sum);
  }

  void unsent(Direction direction) {
    way(direction).unsent++;
  }

  void departed(long lateNanos) {
    lateness.recordNanos(lateNanos);
  }

  ProxyTotals totals(String profile, long seed, double durationMillis) {
    List<DirectionTotals> directions = new ArrayList<>();
    ways.forEach((direction, way) -> directions.add(way.totals(direction)));
    return new ProxyTotals(
        profile, seed, durationMillis, clients, refused, directions, lateness.spread());
  }

  private Way way(Direction direction) {
    return ways.computeIfAbsent(direction, unused -> new Way());
  }

  /** One direction. */
  private static final class Way {

    private final Map<Verdict, Long> packetsByVerdict = new EnumMap<>(Verdict.class);
    private long bytes;
    private long unsent;

    DirectionTotals totals(Direction direction) {
      return new DirectionTotals(
          direction.logNumber(),
          packetsByVerdict.values().stream().mapToLong(Long::longValue).sum(),
          bytes,
          packets(Verdict.OK),
          packets(Verdict.LOST),
          packets(Verdict.DUPLICATED),
          packets(Verdict.QUEUE_FULL),
          unsent);
    }

    private long packets(Verdict verdict) {
      return packetsByVerdict.getOrDefault(verdict, 0L);
    }
  }
}
