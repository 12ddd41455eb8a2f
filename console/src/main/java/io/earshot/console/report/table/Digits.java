package io.earshot.console.report.table;

import io.earshot.console.report.MosReport;
import io.earshot.media.mos.emodel.MosScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for people, the same in every locale; unknown is a dash, never 0. */
public final class Digits {

  public static final String UNKNOWN = "—";

  private static final String LONGEST_RUNS = "9+";
  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
  private static final long LONGEST_IN_SECONDS = 120;

  private Digits() {}

  /** One decimal, e.g. {@code 16.9}. */
  public static String millis(@Nullable BigDecimal millis) {
    return millis == null ? UNKNOWN : millis.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  public static String count(@Nullable Long count) {
    return count == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", count);
  }

  /** Percent with one decimal, e.g. {@code 1.6 %}. */
  public static String percent(@Nullable BigDecimal ratio) {
    return ratio == null
        ? UNKNOWN
        : ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
  }

  /** Loss before and after redundancy, e.g. {@code 1.6 → 0.4 %}; without copies once. */
  public static String loss(
      @Nullable BigDecimal ratio, @Nullable BigDecimal residual, @Nullable Integer redDepth) {
    boolean hasCopies = redDepth != null && redDepth > 0;
    return ratio == null || residual == null || !hasCopies
        ? percent(ratio)
        : percent(ratio).replace(" %", "") + " → " + percent(residual);
  }

  /** Listening quality with the best of its scale, e.g. {@code 4.3/4.5 fb}. */
  public static String mos(@Nullable MosReport mos) {
    BigDecimal lq = mos == null ? null : mos.lq();
    return mos == null || lq == null ? UNKNOWN : tenths(lq) + ceiling(mos.scale());
  }

  /** {@code "/4.5 fb"}; of a scale that we do not know its name alone. */
  private static String ceiling(String label) {
    return Arrays.stream(MosScale.values())
            .filter(scale -> scale.label().equals(label))
            .findFirst()
            .map(scale -> "/" + tenths(BigDecimal.valueOf(scale.mosOf(scale.bestR()))))
            .orElse("")
        + " "
        + label;
  }

  /** One decimal. */
  public static String tenths(@Nullable BigDecimal value) {
    return value == null ? UNKNOWN : value.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** {@code 92 s}, from two minutes on {@code 12:03}. */
  public static String duration(BigDecimal millis) {
    long seconds = millis.divide(MILLIS_PER_SECOND, 0, RoundingMode.HALF_EVEN).longValueExact();
    return seconds < LONGEST_IN_SECONDS
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** Mean length of a loss run, e.g. {@code 1.6}; {@code ≥} where runs of 9 and more occurred. */
  public static String meanRun(@Nullable Map<String, Long> runs) {
    if (runs == null || runs.isEmpty()) {
      return UNKNOWN;
    }
    long count = runs.values().stream().mapToLong(Long::longValue).sum();
    long packets =
        runs.entrySet().stream()
            .mapToLong(run -> run.getValue() * Long.parseLong(run.getKey().replace("+", "")))
            .sum();
    BigDecimal mean =
        BigDecimal.valueOf(packets).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_EVEN);
    return (runs.containsKey(LONGEST_RUNS) ? "≥" : "") + mean.toPlainString();
  }
}
