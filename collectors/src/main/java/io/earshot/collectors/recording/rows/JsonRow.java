package io.earshot.collectors.recording.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose fields may be missing or of another type than agreed. Numbers are also taken
 * from strings: protobuf writes 64-bit ones so.
 */
public record JsonRow(JsonNode node) {

  private static final int MAX_NUMBER_CHARACTERS = 60;

  /** Larger counters than any call has; a double holds whole numbers up to here exactly. */
  private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(1L << 53);

  public JsonRow at(String name) {
    return new JsonRow(node.path(name));
  }

  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  public @Nullable String text(String name) {
    JsonNode value = node.path(name);
    return value.isTextual() ? value.textValue() : null;
  }

  public String needText(String name) throws BadRow {
    String value = text(name);
    if (value == null || value.isEmpty()) {
      throw new BadRow(BadRow.MISSING_FIELD);
    }
    return value;
  }

  /** Text, or the digits of an id that is written as a number. */
  public @Nullable String id(String name) {
    JsonNode value = node.path(name);
    return value.isTextual() || value.isIntegralNumber() ? value.asText() : null;
  }

  public boolean is(String name) {
    return node.path(name).asBoolean(false);
  }

  public List<JsonRow> each(String name) {
    JsonNode array = node.path(name);
    List<JsonRow> rows = new ArrayList<>();
    if (array.isArray()) {
      array.forEach(element -> rows.add(new JsonRow(element)));
    }
    return rows;
  }

  /** The number, null if there is none; NaN, infinities and words are {@code BadRow}. */
  public @Nullable BigDecimal decimal(String name) throws BadRow {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isTextual()) {
      return decimalOf(value.textValue());
    }
    if (!value.isNumber()) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
    if (value.isDouble() || value.isFloat()) {
      throw new BadRow(BadRow.NOT_FINITE);
    }
    return value.decimalValue();
  }

  public BigDecimal needDecimal(String name) throws BadRow {
    BigDecimal value = decimal(name);
    if (value == null) {
      throw new BadRow(BadRow.MISSING_FIELD);
    }
    return value;
  }

  /** A whole number within plus and minus 2^53. */
  public @Nullable Long whole(String name) throws BadRow {
    BigDecimal value = decimal(name);
    if (value == null) {
      return null;
    }
    if (value.abs().compareTo(MAX_COUNT) > 0) {
      throw new BadRow(BadRow.NOT_FINITE);
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
  }

  public @Nullable Double real(String name) throws BadRow {
    BigDecimal value = decimal(name);
    return value == null ? null : value.doubleValue();
  }

  /** A 64-bit whole number, e.g. a monotonic clock. */
  public @Nullable Long whole64(String name) throws BadRow {
    JsonNode value = node.path(name);
    if (value.isIntegralNumber()) {
      BigInteger integer = value.bigIntegerValue();
      if (integer.bitLength() < Long.SIZE) {
        return integer.longValue();
      }
      throw new BadRow(BadRow.NOT_FINITE);
    }
    if (value.isTextual()) {
      return wholeOf(value.textValue());
    }
    return null;
  }

  public long needWhole64(String name) throws BadRow {
    Long value = whole64(name);
    if (value == null) {
      throw new BadRow(BadRow.MISSING_FIELD);
    }
    return value;
  }

  public long needNanosOfMillis(String name) throws BadRow {
    return EpochTime.nanosOfMillis(needDecimal(name));
  }

  static BigDecimal decimalOf(String text) throws BadRow {
    if (text.length() > MAX_NUMBER_CHARACTERS) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
  }

  private static long wholeOf(String text) throws BadRow {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
  }
}
