package io.earshot.collectors.edge.avro;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** 64-bit numbers of JSON: JavaScript's are doubles, so large ones come as decimal strings. */
final class WholeNumber {

  private static final int MAX_CHARACTERS = 20;

  private WholeNumber() {}

  /** Null for what is not a whole number of 64 bits; 12.0 is one. */
  static @Nullable Long of(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : null;
    }
    if (value.isNumber()) {
      double real = value.doubleValue();
      return real == Math.rint(real) && Math.abs(real) <= 1L << 53 ? (Long) (long) real : null;
    }
    return value.isTextual() ? parsed(value.textValue()) : null;
  }

  private static @Nullable Long parsed(String digits) {
    if (digits.length() > MAX_CHARACTERS) {
      return null;
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
