package io.earshot.agent.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259): objects as maps, arrays as lists, whole numbers as Long, others
 * as Double. What is deeper than 8 or no JSON is an {@link IllegalArgumentException}.
 */
final class JsonParser {

  private static final int MAX_DEPTH = 8;

  private final String text;
  private int at;

  private JsonParser(String text) {
    this.text = text;
  }

  /** Reads an object. */
  static JsonMessage object(String text) {
    JsonParser parser = new JsonParser(text);
    Object value = parser.value(0);
    parser.blanks();
    if (parser.at != text.length() || !(value instanceof Map<?, ?> map)) {
      throw parser.wrong("one object");
    }
    return new JsonMessage(map);
  }

  private @Nullable Object value(int depth) {
    blanks();
    char first = peek();
    if (depth > MAX_DEPTH) {
      throw wrong("depth of at most " + MAX_DEPTH);
    }
    return switch (first) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> members(int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    blanks();
    if (skip('}')) {
      return members;
    }
    do {
      blanks();
      String name = string();
      blanks();
      expect(':');
      members.put(name, value(depth + 1));
      blanks();
    } while (skip(','));
    expect('}');
    return members;
  }

  private List<@Nullable Object> items(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    at++;
    blanks();
    if (skip(']')) {
      return items;
    }
    do {
      items.add(value(depth + 1));
      blanks();
    } while (skip(','));
    expect(']');
    return items;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char each = text.charAt(at++);
      string.append(each == '\\' ? escape() : each);
    }
    at++;
    return string.toString();
  }

  private char escape() {
    char kind = peek();
    at++;
    return switch (kind) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> kind;
      case 'u' -> unicode();
      default -> throw wrong("an escape");
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw wrong("four digits");
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(from, at);
    boolean isWhole = number.chars().noneMatch(each -> ".eE".indexOf(each) >= 0);
    // Not a conditional expression: that would make a Double of both.
    if (isWhole) {
      return Long.valueOf(number);
    }
    return Double.valueOf(number);
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong(word);
    }
    at += word.length();
    return value;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("more");
    }
    return text.charAt(at);
  }

  private boolean skip(char each) {
    boolean isThere = peek() == each;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void expect(char each) {
    if (!skip(each)) {
      throw wrong("'" + each + "'");
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException("no JSON at character " + at + ": expected " + expected);
  }
}
