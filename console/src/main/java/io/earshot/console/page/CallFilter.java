package io.earshot.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a person typed to see fewer calls, e.g. {@code anna verdict:fail}: every term must hold.
 *
 * @param terms in the order typed
 */
public record CallFilter(List<Term> terms) {

  private static final int MAX_CHARS = 200;

  /** Which property of a call a term looks at. */
  public enum Field {
    /** Session id or any participant contains it. */
    ANY,
    ROOM,
    WHO,
    VERDICT,
    STATE
  }

  /**
   * One condition.
   *
   * @param text lower case, not empty
   */
  public record Term(Field field, String text) {}

  public CallFilter {
    terms = List.copyOf(terms);
  }

  /**
   * Reads what was typed.
   *
   * @throws IllegalArgumentException for a person, naming the term that is not understood
   */
  public static CallFilter parse(String typed) {
    if (typed.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "filter has " + typed.length() + " characters; at most " + MAX_CHARS + " are read");
    }
    List<Term> terms = new ArrayList<>();
    for (String word : typed.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        terms.add(term(word));
      }
    }
    return new CallFilter(terms);
  }

  private static Term term(String word) {
    int colon = word.indexOf(':');
    if (colon < 0) {
      return new Term(Field.ANY, word.toLowerCase(Locale.ROOT));
    }
    String text = word.substring(colon + 1).toLowerCase(Locale.ROOT);
    String name = word.substring(0, colon).toLowerCase(Locale.ROOT);
    for (Field field : Field.values()) {
      if (field != Field.ANY && field.name().toLowerCase(Locale.ROOT).equals(name)) {
        if (text.isEmpty()) {
          throw new IllegalArgumentException("filter \"" + word + "\" has no text after the colon");
        }
        return new Term(field, text);
      }
    }
    throw new IllegalArgumentException(
        "filter \"" + word + "\" is unknown; use room:, who:, verdict:, state: or plain text");
  }
}
