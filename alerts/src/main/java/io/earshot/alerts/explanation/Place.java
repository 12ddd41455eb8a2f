package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.series.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What an alert is about, in few words: {@code room-8f2 / pierre downlink}. */
public final class Place {

  private Place() {}

  /** The labels for people; {@code everything} of an alert about the fleet. */
  public static String of(Labels labels, UnaryOperator<String> shown) {
    Map<String, String> rest = new LinkedHashMap<>(labels.asMap());
    List<String> parts = new ArrayList<>();
    String session = rest.remove("session");
    if (session != null) {
      parts.add(shown.apply(session));
    }
    String ends = ends(rest, shown);
    if (!ends.isEmpty()) {
      parts.add(ends);
    }
    rest.forEach((name, value) -> parts.add(shown.apply(name) + " " + shown.apply(value)));
    return parts.isEmpty() ? "everything" : String.join(" / ", parts);
  }

  private static String ends(Map<String, String> rest, UnaryOperator<String> shown) {
    List<String> words = new ArrayList<>();
    for (String name : List.of("participant", "hop", "leg", "direction")) {
      String value = rest.remove(name);
      if (value != null) {
        words.add(shown.apply(value));
      }
    }
    String from = rest.get("from");
    String to = rest.get("to");
    if (from != null && to != null) {
      rest.remove("from");
      rest.remove("to");
      words.add(shown.apply(from) + " → " + shown.apply(to));
    }
    return String.join(" ", words);
  }
}
