package io.earshot.console.page.rollup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest windows of each scope and name. Filled by one thread, looked at by many; beyond
 * {@value #MAX_SERIES} series the one that was silent for longest goes.
 */
public final class RollupBoard {

  static final int MAX_SERIES = 2_000;

  /** Windows of each series: 6 minutes of the short ones, 36 of the long ones. */
  static final int MAX_WINDOWS = 36;

  /** Names in one answer. */
  static final int MAX_NAMES = 200;

  private record Series(String scope, String name, int windowSeconds) {}

  private final Map<Series, TreeMap<Long, String>> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Series, TreeMap<Long, String>> eldest) {
          return size() > MAX_SERIES;
        }
      };

  /** Takes a window; one that comes again replaces itself. */
  public synchronized void put(RollupWindow window) {
    TreeMap<Long, String> series =
        windows.computeIfAbsent(
            new Series(window.scope(), window.name(), window.windowSeconds()),
            made -> new TreeMap<>());
    series.put(window.second(), window.json());
    while (series.size() > MAX_WINDOWS) {
      series.pollFirstEntry();
    }
  }

  /** Documents of one name's windows, newest first; empty if nothing is known of it. */
  public synchronized List<String> of(String scope, String name, int windowSeconds) {
    TreeMap<Long, String> series = windows.get(new Series(scope, name, windowSeconds));
    return series == null ? List.of() : List.copyOf(series.descendingMap().values());
  }

  /** The newest window of each name, by name, at most {@value #MAX_NAMES}. */
  public synchronized List<String> newestOf(String scope, int windowSeconds) {
    List<Series> names = new ArrayList<>();
    for (Series each : windows.keySet()) {
      if (each.scope().equals(scope) && each.windowSeconds() == windowSeconds) {
        names.add(each);
      }
    }
    names.sort(Comparator.comparing(Series::name));
    List<String> newest = new ArrayList<>();
    for (Series each : names.subList(0, Math.min(MAX_NAMES, names.size()))) {
      TreeMap<Long, String> series = windows.get(each);
      if (series != null) {
        newest.add(series.lastEntry().getValue());
      }
    }
    return newest;
  }
}
