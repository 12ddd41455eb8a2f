package io.earshot.media.clock;

/** Limits of a setting, checked when it is made. */
final class Range {

  private Range() {}

  static void check(String name, long value, long min, long max) {
    if (!(min <= value && value <= max)) {
      throw new IllegalArgumentException(
          name + "=" + value + " is outside [" + min + ", " + max + "]");
    }
  }
}
