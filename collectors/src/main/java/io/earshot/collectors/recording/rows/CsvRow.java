package io.earshot.collectors.recording.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a table, its fields by column name; an empty field is no value. */
public record CsvRow(Map<String, Integer> columns, List<String> fields) {

  private static final int HEXADECIMAL = 16;
  private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;

  public @Nullable String text(String column) {
    Integer index = columns.get(column);
    if (index == null || index >= fields.size()) {
      return null;
    }
    String field = fields.get(index).strip();
    return field.isEmpty() ? null : field;
  }

  public String needText(String column) throws BadRow {
    String value = text(column);
    if (value == null) {
      throw new BadRow(BadRow.MISSING_FIELD);
    }
    return value;
  }

  public @Nullable BigDecimal decimal(String column) throws BadRow {
    String value = text(column);
    return value == null ? null : JsonRow.decimalOf(value);
  }

  public long needNanosOfMillis(String column) throws BadRow {
    return EpochTime.nanosOfMillis(JsonRow.decimalOf(needText(column)));
  }

  /** A whole number in [0, max]. */
  public @Nullable Long upTo(String column, long max) throws BadRow {
    String value = text(column);
    if (value == null) {
      return null;
    }
    try {
      long number = Long.parseLong(value);
      if (number < 0 || number > max) {
        throw new BadRow(BadRow.NOT_FINITE);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
  }

  /** An RTP timestamp or SSRC. */
  public @Nullable Long unsigned32(String column) throws BadRow {
    return upTo(column, MAX_UNSIGNED_INT);
  }

  public @Nullable Integer hash32(String column) throws BadRow {
    String value = text(column);
    if (value == null) {
      return null;
    }
    try {
      return Integer.parseUnsignedInt(value, HEXADECIMAL);
    } catch (NumberFormatException e) {
      throw new BadRow(BadRow.NOT_A_NUMBER);
    }
  }
}
