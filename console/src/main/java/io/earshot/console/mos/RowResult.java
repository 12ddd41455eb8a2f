package io.earshot.console.mos;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a row is answered with: R and MOS, where its model has them, then its named results in the
 * order in which they were added.
 */
final class RowResult {

  /** Far more than any formula is good for, and few enough to hide the last bit of a sum. */
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private final Map<String, @Nullable Object> named = new LinkedHashMap<>();

  private RowResult() {}

  static RowResult withoutRating() {
    return rated(null, null);
  }

  static RowResult rated(double r, double mos) {
    return rated(rounded(r), rounded(mos));
  }

  private static RowResult rated(@Nullable BigDecimal r, @Nullable BigDecimal mos) {
    RowResult result = new RowResult();
    result.named.put("r", r);
    result.named.put("mos", mos);
    return result;
  }

  RowResult and(String name, double value) {
    named.put(name, rounded(value));
    return this;
  }

  RowResult and(String name, long value) {
    named.put(name, value);
    return this;
  }

  RowResult and(String name, OptionalDouble value) {
    named.put(name, value.isPresent() ? rounded(value.getAsDouble()) : null);
    return this;
  }

  RowResult and(String name, OptionalInt value) {
    named.put(name, value.isPresent() ? value.getAsInt() : null);
    return this;
  }

  /** Texts and lists. */
  RowResult and(String name, Object value) {
    named.put(name, value);
    return this;
  }

  Map<String, @Nullable Object> named() {
    return named;
  }

  private static BigDecimal rounded(double value) {
    if (!Double.isFinite(value)) {
      throw new RowRefused("the result is " + value + ", not a finite number");
    }
    BigDecimal digits = new BigDecimal(value, DIGITS).stripTrailingZeros();
    return digits.scale() < 0 ? digits.setScale(0) : digits;
  }
}
