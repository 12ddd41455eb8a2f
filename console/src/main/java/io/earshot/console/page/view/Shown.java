package io.earshot.console.page.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.earshot.console.report.Rounded;
import io.earshot.console.report.Spread;
import io.earshot.console.report.Verdict;
import io.earshot.console.report.table.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One number as the page shows it.
 *
 * @param metric where the report has it, e.g. {@code delayMillis.p95}
 * @param value unrounded; null = unknown
 * @param text for people, with its unit; a dash where unknown
 * @param title why it is unknown, or more about it; null = nothing to say
 */
@JsonPropertyOrder({"metric", "value", "text", "title"})
record Shown(String metric, @Nullable Number value, String text, @Nullable String title) {

  private static final BigDecimal WHOLE_FROM_MILLIS = BigDecimal.valueOf(100);

  static Shown unknown(String metric, String reason) {
    return new Shown(metric, null, Digits.UNKNOWN, reason);
  }

  /** Milliseconds. */
  static Shown millis(String metric, @Nullable BigDecimal millis, String reasonIfUnknown) {
    return millis == null
        ? unknown(metric, reasonIfUnknown)
        : new Shown(metric, millis, millisText(millis), null);
  }

  /** A ratio, shown as percent. */
  static Shown ratio(String metric, @Nullable BigDecimal ratio, String reasonIfUnknown) {
    return ratio == null
        ? unknown(metric, reasonIfUnknown)
        : new Shown(metric, ratio, Digits.percent(ratio), null);
  }

  static Shown count(String metric, @Nullable Long count, String reasonIfUnknown) {
    return count == null
        ? unknown(metric, reasonIfUnknown)
        : new Shown(metric, count, Digits.count(count), null);
  }

  /**
   * 95th percentile of a spread, of too few values the largest instead.
   *
   * @param path of the spread in the report
   */
  static Shown p95(String path, @Nullable Spread of, String reasonIfUnknown) {
    if (of == null) {
      return unknown(path + ".p95", reasonIfUnknown);
    }
    if (of.count() >= Verdict.MIN_SAMPLE_COUNT || of.max() == null) {
      return millis(path + ".p95", of.p95(), reasonIfUnknown);
    }
    return new Shown(
        path + ".max",
        of.max(),
        "max " + millisText(of.max()) + " (n " + of.count() + ")",
        "too few for a 95th percentile");
  }

  /** The same number with something before it, e.g. {@code ≈ }; unknown stays as it is. */
  Shown prefixed(String prefix) {
    return value == null ? this : new Shown(metric, value, prefix + text, title);
  }

  /** The same number with more about it; unknown keeps its reason. */
  Shown titled(@Nullable String about) {
    return value == null ? this : new Shown(metric, value, text, about);
  }

  /** A position in a drawing. */
  static BigDecimal tenths(double millis) {
    return BigDecimal.valueOf(Double.isFinite(millis) ? millis : 0)
        .setScale(1, RoundingMode.HALF_EVEN);
  }

  static @Nullable BigDecimal rounded(@Nullable Double millis) {
    return Rounded.millis(millis);
  }

  /** One decimal below 100 ms, none above. */
  static String millisText(BigDecimal millis) {
    BigDecimal tenths = millis.setScale(1, RoundingMode.HALF_EVEN);
    boolean isWhole = tenths.abs().compareTo(WHOLE_FROM_MILLIS) >= 0;
    BigDecimal shown = isWhole ? millis.setScale(0, RoundingMode.HALF_EVEN) : tenths;
    return shown.toPlainString() + " ms";
  }
}
