package io.earshot.console.page.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows the question mark; names that nobody asks for are left alone. */
final class Query {

  private static final int MAX_CHARS = 4096;

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads {@code name=value&…} as browsers write it, {@code +} for a space.
   *
   * @param raw as sent; null = no question mark
   * @throws Refusal 400 naming what is wrong
   */
  static Query parse(@Nullable String raw) {
    Map<String, String> values = new HashMap<>();
    if (raw == null) {
      return new Query(values);
    }
    if (raw.length() > MAX_CHARS) {
      throw Refusal.badRequest(
          "query has " + raw.length() + " characters; at most " + MAX_CHARS + " are read");
    }
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = plusDecoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : plusDecoded(pair.substring(equals + 1));
        if (values.put(name, value) != null) {
          throw Refusal.badRequest(name + " is given twice; give it once");
        }
      }
    }
    return new Query(values);
  }

  /** The value as decoded; {@code absent} when the name is not there. */
  String text(String name, String absent) {
    return values.getOrDefault(name, absent);
  }

  /** The value; null when the name is not there or has no value. */
  @Nullable String textOrNull(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The value; {@code absent} when the name is not there or has no value. */
  int wholeNumber(String name, int absent) {
    String value = textOrNull(name);
    if (value == null) {
      return absent;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw Refusal.badRequest(name + "=" + value + " is not a whole number");
    }
  }

  private static String plusDecoded(String encoded) {
    return Percent.decode(encoded.replace("+", "%20"));
  }
}
