package io.earshot.agent.observation;

import org.jspecify.annotations.Nullable;

/** How much room texts take. */
final class Texts {

  /** A control character is six bytes in JSON; three of UTF-8 is the most that others take. */
  private static final int MAX_BYTES_PER_CHAR = 6;

  private Texts() {}

  static int bytes(@Nullable String... texts) {
    long bytes = 0;
    for (String text : texts) {
      bytes += text == null ? 0 : (long) text.length() * MAX_BYTES_PER_CHAR;
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE / 2);
  }
}
