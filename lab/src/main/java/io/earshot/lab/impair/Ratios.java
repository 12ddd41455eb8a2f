package io.earshot.lab.impair;

/** Ranges of settings; written so that NaN is outside. */
final class Ratios {

  private Ratios() {}

  static void requireRatio(String name, double value) {
    if (!(0 <= value && value <= 1)) {
      throw new IllegalArgumentException(name + "=" + value + " outside [0, 1]");
    }
  }

  static void requireMillis(String name, double value, double maxMillis) {
    if (!(0 <= value && value <= maxMillis)) {
      throw new IllegalArgumentException(name + "=" + value + " outside [0, " + maxMillis + "]");
    }
  }
}
