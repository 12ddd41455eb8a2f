package io.earshot.console.mos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The inputs of one row, by name. Every value is checked where it is asked for, and what nobody
 * asked for is refused at the end: a misspelled name must not become a default.
 */
final class RowInputs {

  /** Reads NaN and Infinity only to say that they are none of the expected numbers. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A name for people. */
  private static final String LABEL = "codec";

  /** What somebody expects is none of our inputs. */
  private static final String EXPECTATION = "expect";

  private static final int MAX_SHOWN_CHARS = 40;

  private final JsonNode values;
  private final TreeSet<String> askedFor = new TreeSet<>();

  private RowInputs(JsonNode values) {
    this.values = values;
  }

  static RowInputs parsed(String json) {
    JsonNode values;
    try {
      values = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw RowRefused.found(
          "inputs(json)", "no JSON (" + e.getOriginalMessage() + ")", "one JSON object");
    }
    if (!values.isObject()) {
      throw RowRefused.found("inputs(json)", shown(values), "one JSON object");
    }
    return new RowInputs(values);
  }

  /** A number in {@code [low, high]} that may be left out. */
  double number(String name, double otherwise, double low, double high) {
    return has(name) ? number(name, low, high) : otherwise;
  }

  /** A number in {@code [low, high]}. */
  double number(String name, double low, double high) {
    return checked(name, required(name), low, high);
  }

  /** Any finite number that may be left out. */
  double finiteNumber(String name, double otherwise) {
    return number(name, otherwise, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** A whole number in {@code [low, high]}. */
  int wholeNumber(String name, int low, int high) {
    return (int) whole(name, required(name), low, high);
  }

  int wholeNumber(String name, int otherwise, int low, int high) {
    return has(name) ? wholeNumber(name, low, high) : otherwise;
  }

  /** Whole numbers, each in {@code [low, high]}. */
  List<Long> wholeNumbers(String name, long low, long high) {
    JsonNode list = required(name);
    if (!list.isArray()) {
      throw RowRefused.found(name, shown(list), "a list of numbers");
    }
    List<Long> numbers = new ArrayList<>();
    list.forEach(each -> numbers.add(whole(name, each, low, high)));
    return numbers;
  }

  /** One of some words, that may be left out. */
  String word(String name, String otherwise, List<String> words) {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode value = required(name);
    if (!value.isTextual() || !words.contains(value.textValue())) {
      throw RowRefused.found(name, shown(value), "one of " + String.join(", ", words));
    }
    return value.textValue();
  }

  /** A text of only these letters. */
  String letters(String name, String letters) {
    JsonNode value = required(name);
    if (!value.isTextual() || !value.textValue().chars().allMatch(c -> letters.indexOf(c) >= 0)) {
      throw RowRefused.found(name, shown(value), "a text of the letters " + letters);
    }
    return value.textValue();
  }

  /** Refuses names that no one has asked for. */
  void requireNothingElse() {
    values
        .fieldNames()
        .forEachRemaining(
            name -> {
              boolean known = askedFor.contains(name) || name.equals(LABEL);
              if (!known && !name.startsWith(EXPECTATION)) {
                throw RowRefused.found(
                    "inputs(json)", "\"" + name + "\"", "only " + String.join(", ", askedFor));
              }
            });
  }

  private boolean has(String name) {
    askedFor.add(name);
    return values.has(name);
  }

  private JsonNode required(String name) {
    askedFor.add(name);
    JsonNode value = values.get(name);
    if (value == null) {
      throw RowRefused.found("inputs(json)", "no " + name, "one");
    }
    return value;
  }

  private static double checked(String name, JsonNode value, double low, double high) {
    boolean inside = value.isNumber() && low <= value.doubleValue() && value.doubleValue() <= high;
    if (!inside) {
      throw RowRefused.found(name, shown(value), "a number" + range(low, high));
    }
    return value.doubleValue();
  }

  private static long whole(String name, JsonNode value, long low, long high) {
    boolean inside =
        value.isNumber()
            && low <= value.doubleValue()
            && value.doubleValue() <= high
            && value.doubleValue() == Math.rint(value.doubleValue());
    if (!inside) {
      throw RowRefused.found(name, shown(value), "a whole number from " + low + " to " + high);
    }
    return (long) value.doubleValue();
  }

  private static String range(double low, double high) {
    if (high == Double.MAX_VALUE) {
      return low == -high ? ", finite" : ", finite, at least " + low;
    }
    return " from " + low + " to " + high;
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= MAX_SHOWN_CHARS
        ? text
        : text.substring(0, MAX_SHOWN_CHARS) + "... (" + text.length() + " characters)";
  }
}
