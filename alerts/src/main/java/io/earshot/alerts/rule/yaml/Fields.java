package io.earshot.alerts.rule.yaml;

import io.earshot.alerts.rule.metric.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of a map in the forms that rules and scenarios use, with defaults. */
public final class Fields {

  private final YamlMap map;

  public Fields(YamlMap map) {
    this.map = map;
  }

  /** A length of time in [min, max]; the default where the key is missing or wrong. */
  public long seconds(String key, long usual, long min, long max) {
    String text = map.text(key);
    if (text == null) {
      return usual;
    }
    Long seconds = Seconds.parse(text);
    if (seconds == null) {
      refuse(key, text, Seconds.EXAMPLE);
      return usual;
    } else if (!(min <= seconds && seconds <= max)) {
      refuse(key, text, "between " + min + "s and " + max + "s");
      return usual;
    }
    return seconds;
  }

  /** A whole number in [min, max]; the default where the key is missing or wrong. */
  public long count(String key, long usual, long min, long max) {
    String text = map.text(key);
    if (text == null) {
      return usual;
    }
    if (text.matches("\\d{1,9}")) {
      long count = Long.parseLong(text);
      if (min <= count && count <= max) {
        return count;
      }
    }
    refuse(key, text, "a whole number between " + min + " and " + max);
    return usual;
  }

  /** One of some names; null = the key is missing or wrong. */
  public @Nullable String choice(String key, Collection<String> known) {
    String text = map.text(key);
    if (text != null && !known.contains(text)) {
      refuse(key, text, "one of " + String.join(", ", known) + NearestName.hint(text, known));
      return null;
    }
    return text;
  }

  /** A list of texts, or a single one; empty where the key is missing. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    YamlValue value = map.get(key);
    if (value != null && value.isText()) {
      addText(value, texts);
    } else if (value != null) {
      value.list().forEach(each -> addText(each, texts));
    }
    return texts;
  }

  private static void addText(YamlValue value, List<String> texts) {
    String text = value.text();
    if (text != null) {
      texts.add(text);
    }
  }

  /** A map of texts, sorted by key; empty where the key is missing. */
  public Map<String, String> textByName(String key) {
    Map<String, String> texts = new TreeMap<>();
    YamlValue value = map.get(key);
    YamlMap entries = value == null ? null : value.map();
    if (entries != null) {
      for (String name : entries.keys()) {
        String text = entries.text(name);
        if (text != null) {
          texts.put(name, text);
        }
      }
    }
    return texts;
  }

  /** Notes what was found at a key, and what was expected. */
  public void refuse(String key, String found, String expected) {
    map.problem(key, key + ": found '" + found + "'; expected " + expected);
  }
}
