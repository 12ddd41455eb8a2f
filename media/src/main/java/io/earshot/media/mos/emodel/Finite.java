package io.earshot.media.mos.emodel;

/** Refuses numbers that a formula has no meaning for, with the value and its limits. */
final class Finite {

  private Finite() {}

  /** Returns the value if it lies in {@code [low, high]}; NaN lies nowhere. */
  static double within(String name, double value, double low, double high) {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          name + "=" + value + " outside [" + low + ", " + high + "]");
    }
    return value;
  }

  static double atLeast(String name, double value, double low) {
    if (!(low <= value && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + "=" + value + " not a finite number >= " + low);
    }
    return value;
  }

  static double any(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + "=" + value + " not a finite number");
    }
    return value;
  }
}
