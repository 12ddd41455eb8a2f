package io.earshot.agent.http;

import org.jspecify.annotations.Nullable;

/** Writes JSON objects and arrays (RFC 8259), leaving out what is null or no number. */
final class JsonText {

  /** Beyond it other languages round whole numbers; such a one is written as a text. */
  private static final long MAX_EXACT = 1L << 53;

  private final StringBuilder text = new StringBuilder(4096);
  private boolean needsComma;

  JsonText open() {
    return open('{');
  }

  JsonText openArray() {
    return open('[');
  }

  JsonText close() {
    return close('}');
  }

  JsonText closeArray() {
    return close(']');
  }

  JsonText name(String name) {
    value(name);
    text.append(':');
    needsComma = false;
    return this;
  }

  JsonText field(String name, @Nullable String value) {
    return value == null ? this : name(name).value(value);
  }

  JsonText field(String name, @Nullable Long value) {
    return value == null ? this : name(name).value(value.longValue());
  }

  JsonText field(String name, long value) {
    return name(name).value(value);
  }

  JsonText field(String name, @Nullable Double value) {
    return value == null || !Double.isFinite(value) ? this : name(name).raw(value.toString());
  }

  JsonText field(String name, @Nullable Boolean value) {
    return value == null ? this : name(name).raw(value.toString());
  }

  /** A column; nothing if it is empty, which is its default. */
  JsonText field(String name, int[] values) {
    if (values.length == 0) {
      return this;
    }
    name(name).openArray();
    for (int value : values) {
      comma();
      text.append(value);
    }
    return closeArray();
  }

  JsonText value(long value) {
    return Math.abs(value) <= MAX_EXACT && value != Long.MIN_VALUE
        ? raw(Long.toString(value))
        : value(Long.toString(value));
  }

  JsonText value(String value) {
    comma();
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      escaped(value.charAt(i));
    }
    text.append('"');
    return this;
  }

  private void escaped(char each) {
    if (each == '"' || each == '\\') {
      text.append('\\').append(each);
    } else if (each < ' ' || Character.isSurrogate(each)) {
      // A lone half of a pair is no UTF-8; escaped, a whole pair stays what it was.
      text.append("\\u").append(String.format("%04x", (int) each));
    } else {
      text.append(each);
    }
  }

  JsonText raw(String json) {
    comma();
    text.append(json);
    return this;
  }

  private JsonText open(char bracket) {
    comma();
    text.append(bracket);
    needsComma = false;
    return this;
  }

  private JsonText close(char bracket) {
    text.append(bracket);
    needsComma = true;
    return this;
  }

  private void comma() {
    if (needsComma) {
      text.append(',');
    }
    needsComma = true;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
