package io.earshot.alerts.rule.series;

import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that tell one series or alert from another. Always sorted by name: the order in
 * which somebody wrote them means nothing. Compared by names, then values, so that a limit refuses
 * the same ones whatever came first.
 */
public final class Labels implements Comparable<Labels> {

  public static final Labels EMPTY = new Labels(new String[0]);

  /** More names than any series has: a snapshot that claims more is damaged. */
  private static final int MAX_COUNT = 64;

  /** Name, value, name, value, …; sorted by name. */
  private final String[] pairs;

  private final int hash;

  private Labels(String[] pairs) {
    this.pairs = pairs;
    this.hash = Arrays.hashCode(pairs);
  }

  public static Labels of(Map<String, String> valueByName) {
    if (valueByName.isEmpty()) {
      return EMPTY;
    }
    String[] pairs = new String[2 * valueByName.size()];
    int next = 0;
    for (Map.Entry<String, String> each : new TreeMap<>(valueByName).entrySet()) {
      pairs[next++] = each.getKey();
      pairs[next++] = each.getValue();
    }
    return new Labels(pairs);
  }

  public static Labels of(String name, String value) {
    return new Labels(new String[] {name, value});
  }

  /** Value of a name; null = these labels do not know it. */
  public @Nullable String get(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return null;
  }

  /**
   * These names with their values; null where one is unknown: unknown is no value of its own. Built
   * for every sample and rule, so without a map in between.
   *
   * @param sortedNames in ascending order
   */
  public @Nullable Labels only(Collection<String> sortedNames) {
    Labels known = known(sortedNames);
    return known.pairs.length == 2 * sortedNames.size() ? known : null;
  }

  /**
   * Those of these names that are known.
   *
   * @param sortedNames in ascending order
   */
  public Labels known(Collection<String> sortedNames) {
    String[] kept = new String[2 * sortedNames.size()];
    int size = 0;
    for (String name : sortedNames) {
      String value = get(name);
      if (value != null) {
        kept[size++] = name;
        kept[size++] = value;
      }
    }
    return size == 0 ? EMPTY : new Labels(size == kept.length ? kept : Arrays.copyOf(kept, size));
  }

  /** Both together; where both know a name, the other's value. */
  public Labels plus(Labels other) {
    if (other.pairs.length == 0) {
      return this;
    }
    Map<String, String> all = asMap();
    all.putAll(other.asMap());
    return of(all);
  }

  /** Whether every one of the other's names has the same value here. */
  public boolean includes(Labels other) {
    for (int i = 0; i < other.pairs.length; i += 2) {
      if (!other.pairs[i + 1].equals(get(other.pairs[i]))) {
        return false;
      }
    }
    return true;
  }

  public boolean isEmpty() {
    return pairs.length == 0;
  }

  /** A copy, in the order of the names. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  public void writeTo(SnapshotWriter out) {
    out.writeUnsigned(pairs.length / 2);
    for (String each : pairs) {
      out.writeString(each);
    }
  }

  public static Labels readFrom(SnapshotReader in) {
    String[] pairs = new String[2 * in.readCount(MAX_COUNT)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = in.readString();
    }
    return pairs.length == 0 ? EMPTY : new Labels(pairs);
  }

  @Override
  public int compareTo(Labels other) {
    return Arrays.compare(pairs, other.pairs);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Labels labels && Arrays.equals(pairs, labels.pairs);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** For people, as Prometheus writes them: {@code {from="a", to="b"}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(i == 0 ? "" : ", ").append(pairs[i]).append("=\"");
      text.append(pairs[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
      text.append('"');
    }
    return text.append('}').toString();
  }
}
