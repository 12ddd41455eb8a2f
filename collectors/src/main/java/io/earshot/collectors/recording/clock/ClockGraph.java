package io.earshot.collectors.recording.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Clocks of a recording and what went from one to another. Gives each clock the constant that turns
 * its times into receipt times which all clocks share: they order arrival, and are no estimate.
 */
public final class ClockGraph {

  /** Ways in a fixed order, so that equal input gives equal constants. */
  private final Map<Way, Differences> ways =
      new TreeMap<>(
          Comparator.comparing(Way::evidence).thenComparing(Way::from).thenComparing(Way::to));

  private record Way(Evidence evidence, String from, String to) {}

  /** Something left by one clock and arrived by another. */
  public void add(Evidence evidence, String from, String to, long differenceNanos) {
    ways.computeIfAbsent(new Way(evidence, from, to), unused -> new Differences())
        .add(differenceNanos);
  }

  /**
   * Constants in nanoseconds. The first clock keeps its times; from there each next one is placed
   * by the best evidence that ties it to those before. One that nothing ties keeps its times, too.
   *
   * @param clocks in the order in which they are asked to keep their times
   */
  public Map<String, Long> constants(List<String> clocks) {
    List<Bond> bonds = bonds();
    Map<String, Long> placed = new LinkedHashMap<>();
    for (String root : clocks) {
      if (placed.putIfAbsent(root, 0L) == null) {
        Bond next = best(bonds, placed);
        while (next != null) {
          placed.put(next.to(), placed.getOrDefault(next.from(), 0L) + next.constantNanos());
          next = best(bonds, placed);
        }
      }
    }
    settle(bonds, placed, clocks);
    return placed;
  }

  private List<Bond> bonds() {
    Map<Way, Long> smallest = new LinkedHashMap<>();
    ways.forEach((way, differences) -> smallest.put(way, differences.smallestNanos()));
    List<Bond> bonds = new ArrayList<>();
    smallest.forEach(
        (way, nanos) -> {
          Way back = new Way(way.evidence(), way.to(), way.from());
          bonds.add(new Bond(way.evidence(), way.from(), way.to(), nanos, smallest.get(back)));
          if (!smallest.containsKey(back)) {
            bonds.add(new Bond(way.evidence(), way.to(), way.from(), null, nanos));
          }
        });
    return bonds;
  }

  /** From any clock that is placed to any that is not. */
  private static @Nullable Bond best(List<Bond> bonds, Map<String, Long> placed) {
    List<String> order = List.copyOf(placed.keySet());
    return bonds.stream()
        .filter(bond -> placed.containsKey(bond.from()) && !placed.containsKey(bond.to()))
        .min(
            Comparator.comparing(Bond::evidence)
                .thenComparing(bond -> bond.evidence() == Evidence.EXCHANGES ? bond.loopNanos() : 0)
                .thenComparing(bond -> order.indexOf(bond.from()))
                .thenComparing(Bond::to))
        .orElse(null);
  }

  /**
   * Between clocks that were placed by way of others a unit might still arrive before it left:
   * whoever received it is moved on. A pair that drift left no answer stays halved, and the bound
   * ends a longer loop of that kind.
   */
  private static void settle(List<Bond> bonds, Map<String, Long> placed, List<String> clocks) {
    for (int round = 0; round < placed.size(); round++) {
      for (Bond bond : bonds) {
        Long fromNanos = placed.get(bond.from());
        Long toNanos = placed.get(bond.to());
        if (bond.evidence() != Evidence.MARKS
            || bond.forwardNanos() == null
            || bond.loopNanos() < 0
            || fromNanos == null
            || toNanos == null) {
          continue;
        }
        long lateNanos = fromNanos - toNanos - bond.forwardNanos();
        if (lateNanos > 0) {
          boolean toKeepsItsTimes = bond.to().equals(clocks.get(0));
          placed.put(
              toKeepsItsTimes ? bond.from() : bond.to(),
              toKeepsItsTimes ? fromNanos - lateNanos : toNanos + lateNanos);
        }
      }
    }
  }
}
