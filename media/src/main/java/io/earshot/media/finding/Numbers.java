package io.earshot.media.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in a sentence: as given, with at most one decimal, the same in every locale. */
final class Numbers {

  private Numbers() {}

  /** Such as {@code 60.6 ms}. */
  static String millis(double millis) {
    return decimal(BigDecimal.valueOf(millis)) + " ms";
  }

  /** Such as {@code 4.8 %}. */
  static String percent(double ratio) {
    return decimal(BigDecimal.valueOf(ratio).movePointRight(2)) + " %";
  }

  static String decimal(BigDecimal value) {
    BigDecimal shortest = value.setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
  }
}
