package io.earshot.lab.clock.trace;

/** An integer in a line. */
final class TraceNumber {

  private TraceNumber() {}

  static long parse(String text, long line) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new TraceFormatException(line, "'" + text + "'", "an integer of 64 bits");
    }
  }
}
