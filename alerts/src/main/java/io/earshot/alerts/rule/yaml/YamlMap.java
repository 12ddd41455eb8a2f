package io.earshot.alerts.rule.yaml;

import io.earshot.alerts.rule.metric.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys with their values, each of which knows its line. */
public final class YamlMap {

  private final int line;
  private final Problems problems;
  private final Map<String, YamlValue> valueByKey = new LinkedHashMap<>();
  private final Map<String, Integer> lineByKey = new LinkedHashMap<>();

  private YamlMap(int line, Problems problems) {
    this.line = line;
    this.problems = problems;
  }

  static YamlMap of(MappingNode node, int line, Problems problems) {
    YamlMap map = new YamlMap(line, problems);
    for (NodeTuple tuple : node.getValue()) {
      YamlValue key = new YamlValue(tuple.getKeyNode(), problems);
      if (tuple.getKeyNode() instanceof ScalarNode scalar) {
        map.put(scalar.getValue(), key, new YamlValue(tuple.getValueNode(), problems));
      } else {
        key.refuse("a name before the colon");
      }
    }
    return map;
  }

  private void put(String name, YamlValue key, YamlValue value) {
    if (valueByKey.putIfAbsent(name, value) != null) {
      key.problem(
          "found '"
              + name
              + "' a second time; expected it once, as in line "
              + lineByKey.get(name));
    }
    lineByKey.putIfAbsent(name, key.line());
  }

  /** Line of its first key. */
  public int line() {
    return line;
  }

  /** Line of a key; that of the map where the key is missing. */
  public int line(String key) {
    return lineByKey.getOrDefault(key, line);
  }

  /** Null = no such key. */
  public @Nullable YamlValue get(String key) {
    return valueByKey.get(key);
  }

  public boolean has(String key) {
    return valueByKey.containsKey(key);
  }

  public Set<String> keys() {
    return valueByKey.keySet();
  }

  /** Text of a key; null = no such key, or no text. */
  public @Nullable String text(String key) {
    YamlValue value = get(key);
    return value == null ? null : value.text();
  }

  /** Notes a problem where the key is missing; null = it is. */
  public @Nullable YamlValue expect(String key, String what) {
    YamlValue value = get(key);
    if (value == null) {
      problem(key, "'" + key + "' is missing; expected " + what);
    }
    return value;
  }

  /** Notes a problem with each key that is not among the known ones. */
  public void refuseOthers(Collection<String> known) {
    for (String key : valueByKey.keySet()) {
      if (!known.contains(key)) {
        problem(
            key,
            "unknown key '"
                + key
                + "'; expected one of "
                + String.join(", ", known)
                + NearestName.hint(key, known));
      }
    }
  }

  /** Notes a problem at a key, or at the map where the key is missing. */
  public void problem(String key, String message) {
    problems.add(line(key), message);
  }

  public Problems problems() {
    return problems;
  }
}
