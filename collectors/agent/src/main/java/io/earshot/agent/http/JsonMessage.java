package io.earshot.agent.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that was read, by the types its fields should have; null = absent or another. */
record JsonMessage(Map<?, ?> fields) {

  @Nullable String text(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }

  /** A whole number, also one that is written as a text. */
  @Nullable Long whole(String name) {
    Object value = fields.get(name);
    if (value instanceof Long whole) {
      return whole;
    }
    if (value instanceof Double real && real == Math.rint(real)) {
      return real.longValue();
    }
    return value instanceof String text && text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
  }

  @Nullable Double real(String name) {
    return fields.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  JsonMessage object(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? new JsonMessage(map) : NONE;
  }

  List<JsonMessage> objects(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(each -> new JsonMessage((Map<?, ?>) each))
            .toList()
        : List.of();
  }

  private static final JsonMessage NONE = new JsonMessage(Map.of());
}
