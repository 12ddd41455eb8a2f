package io.earshot.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Delays of one side, all kept: percentiles are those of the samples, by nearest rank. */
final class Delays {

  private final String side;
  private final List<Long> nanos = new ArrayList<>();

  Delays(String side) {
    this.side = side;
  }

  void add(long delayNanos) {
    nanos.add(delayNanos);
  }

  String json() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return "{\"side\":\"%s\",\"count\":%d,\"p50Millis\":%s,\"p95Millis\":%s,\"p99Millis\":%s}"
        .formatted(side, sorted.size(), millis(sorted, 50), millis(sorted, 95), millis(sorted, 99));
  }

  private static String millis(List<Long> sorted, int percent) {
    if (sorted.isEmpty()) {
      return "null";
    }
    int rank = (sorted.size() * percent + 99) / 100;
    return String.format(Locale.ROOT, "%.2f", sorted.get(rank - 1) / 1e6);
  }
}
