package io.earshot.console.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many series each metric may have: the first {@value #MAX_SERIES} sets of label values stay
 * for as long as the process lives, all later ones are one series whose values are {@value #OTHER}.
 * So a counter never changes its series, and who writes labels cannot fill anybody's memory. Not
 * safe for threads.
 */
public final class SeriesCap {

  public static final int MAX_SERIES = 200;
  public static final String OTHER = "other";

  /** Longer values are nobody's reason. */
  static final int MAX_VALUE_CHARS = 100;

  private final Map<Metric, Set<List<String>>> admitted = new EnumMap<>(Metric.class);
  private final Map<Metric, Long> folded = new EnumMap<>(Metric.class);

  /** The values that this series is shown with: its own, or {@value #OTHER} for each. */
  List<String> shown(Metric metric, List<String> values) {
    Set<List<String>> known = admitted.computeIfAbsent(metric, unused -> new HashSet<>());
    if (known.contains(values)) {
      return values;
    }
    boolean fits = values.stream().allMatch(value -> value.length() <= MAX_VALUE_CHARS);
    if (fits && known.size() < MAX_SERIES) {
      known.add(List.copyOf(values));
      return values;
    }
    folded.merge(metric, 1L, Long::sum);
    return Collections.nCopies(values.size(), OTHER);
  }

  /** How often a metric had no room for a series. */
  Map<Metric, Long> folded() {
    return folded;
  }
}
