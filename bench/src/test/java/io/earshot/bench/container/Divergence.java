package io.earshot.bench.container;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the records of a topic differ from those that there should be, byte by byte.
 *
 * @param expected records that there should be
 * @param wrong records that are none of them
 * @param missing records that are not there, or not often enough
 * @param doubled records that are there once too often
 * @param displaced partitions that have the right records in another order
 */
record Divergence(int expected, int wrong, int missing, int doubled, int displaced) {

  /** Compares the lines of each partition. */
  static Divergence of(Map<Integer, List<String>> expected, Map<Integer, List<String>> actual) {
    Set<Integer> partitions = new HashSet<>(expected.keySet());
    partitions.addAll(actual.keySet());
    Divergence sum = new Divergence(0, 0, 0, 0, 0);
    for (int partition : partitions) {
      sum =
          sum.plus(
              ofOne(
                  expected.getOrDefault(partition, List.of()),
                  actual.getOrDefault(partition, List.of())));
    }
    return sum;
  }

  boolean isClean() {
    return wrong == 0 && missing == 0 && doubled == 0 && displaced == 0;
  }

  private static Divergence ofOne(List<String> expected, List<String> actual) {
    Map<String, Integer> left = new HashMap<>();
    expected.forEach(line -> left.merge(line, 1, Integer::sum));
    int wrong = 0;
    int doubled = 0;
    for (String line : actual) {
      Integer more = left.computeIfPresent(line, (key, count) -> count - 1);
      if (more == null) {
        wrong++;
      } else if (more < 0) {
        doubled++;
      }
    }
    int missing = left.values().stream().mapToInt(count -> Math.max(count, 0)).sum();
    boolean complete = wrong == 0 && doubled == 0 && missing == 0;
    int displaced = complete && !actual.equals(expected) ? 1 : 0;
    return new Divergence(expected.size(), wrong, missing, doubled, displaced);
  }

  /** Both together. */
  Divergence plus(Divergence other) {
    return new Divergence(
        expected + other.expected,
        wrong + other.wrong,
        missing + other.missing,
        doubled + other.doubled,
        displaced + other.displaced);
  }
}
