package io.earshot.console.page.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How long after the first word its translation begins: a human interpreter takes 2 to 4 s. */
final class TranslationLag {

  private static final String BAD = "bad";

  /** Longest lag of each band, milliseconds. */
  private static final TreeMap<BigDecimal, String> BANDS =
      new TreeMap<>(
          Map.of(
              BigDecimal.valueOf(2_000), "good",
              BigDecimal.valueOf(4_000), "human-like",
              BigDecimal.valueOf(6_000), "poor"));

  private TranslationLag() {}

  /** In seconds; null = unknown. */
  static Shown shown(@Nullable BigDecimal millis) {
    return millis == null
        ? Shown.unknown("translationLagMillis", "its way to a listener is not known in full")
        : new Shown(
            "translationLagMillis",
            millis,
            millis.movePointLeft(3).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " s",
            "from the start of the speech to the start of its translation");
  }

  static @Nullable String band(@Nullable BigDecimal millis) {
    if (millis == null) {
      return null;
    }
    Map.Entry<BigDecimal, String> band = BANDS.ceilingEntry(millis);
    return band == null ? BAD : band.getValue();
  }
}
