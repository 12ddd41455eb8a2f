package io.earshot.console.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the report prints them: rounded half to even, no trailing zeros, no exponent, the same
 * on every machine. Not a number and infinite are unknown: null.
 */
public final class Rounded {

  /** A tenth of a microsecond: below the resolution of every clock we read. */
  private static final int MILLIS_DECIMALS = 4;

  /** One packet of a million. */
  private static final int RATIO_DECIMALS = 6;

  private static final int RATING_DECIMALS = 2;

  private static final int SECONDS_DECIMALS = 4;

  private static final int NANO_DECIMALS_OF_A_MILLI = 6;

  private Rounded() {}

  public static @Nullable BigDecimal millis(@Nullable Double millis) {
    return millis == null || !Double.isFinite(millis)
        ? null
        : rounded(BigDecimal.valueOf(millis), MILLIS_DECIMALS);
  }

  /** Milliseconds of a count of nanoseconds, exact up to the rounding. */
  public static BigDecimal millisOfNanos(long nanos) {
    return rounded(BigDecimal.valueOf(nanos, NANO_DECIMALS_OF_A_MILLI), MILLIS_DECIMALS);
  }

  /** To a tenth of a millisecond. */
  public static @Nullable BigDecimal seconds(@Nullable Double seconds) {
    return seconds == null || !Double.isFinite(seconds)
        ? null
        : rounded(BigDecimal.valueOf(seconds), SECONDS_DECIMALS);
  }

  /** {@code part / whole}; null if either is unknown or the whole is not positive. */
  public static @Nullable BigDecimal ratio(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null || whole <= 0
        ? null
        : rounded(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), RATIO_DECIMALS, RoundingMode.HALF_EVEN),
            RATIO_DECIMALS);
  }

  /** A ratio, or a number of which people read three digits. */
  public static @Nullable BigDecimal ratio(@Nullable Double ratio) {
    return ratio == null || !Double.isFinite(ratio)
        ? null
        : rounded(BigDecimal.valueOf(ratio), RATIO_DECIMALS);
  }

  /** MOS and ratings: their models are not good to a hundredth. */
  public static @Nullable BigDecimal rating(@Nullable Double rating) {
    return rating == null || !Double.isFinite(rating)
        ? null
        : rounded(BigDecimal.valueOf(rating), RATING_DECIMALS);
  }

  public static @Nullable BigDecimal bitsPerSecond(@Nullable Double bitsPerSecond) {
    return bitsPerSecond == null || !Double.isFinite(bitsPerSecond)
        ? null
        : rounded(BigDecimal.valueOf(bitsPerSecond), 0);
  }

  private static BigDecimal rounded(BigDecimal exact, int decimals) {
    BigDecimal trimmed = exact.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return trimmed.scale() < 0 ? trimmed.setScale(0) : trimmed;
  }
}
