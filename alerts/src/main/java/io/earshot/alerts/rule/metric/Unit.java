package io.earshot.alerts.rule.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a number of a metric counts, and how people write it. */
public enum Unit {
  /** Times are milliseconds inside; people say {@code 100ms}, {@code 0.1s}. */
  MILLISECONDS("a time such as 100ms or 1.5s", " ms") {
    @Override
    @Nullable BigDecimal of(BigDecimal number, String suffix) {
      return switch (suffix) {
        case "ms" -> number;
        case "s" -> number.movePointRight(3);
        default -> null;
      };
    }
  },
  /** Ratios are 0 to 1 inside; people say {@code 2%} or {@code 0.02}. */
  RATIO("a share such as 2% or 0.02", " %") {
    @Override
    @Nullable BigDecimal of(BigDecimal number, String suffix) {
      return switch (suffix) {
        case "%" -> number.movePointLeft(2);
        case "" -> number;
        default -> null;
      };
    }

    @Override
    double shown(double value) {
      return value * 100;
    }
  },
  /** Points of a scale of opinions, 1 to 5. */
  MOS("a number such as 3.5", "") {
    @Override
    @Nullable BigDecimal of(BigDecimal number, String suffix) {
      return suffix.isEmpty() ? number : null;
    }
  },
  /** Whole things: observations, alerts. */
  COUNT("a number such as 5", "") {
    @Override
    @Nullable BigDecimal of(BigDecimal number, String suffix) {
      return suffix.isEmpty() ? number : null;
    }
  };

  private static final Pattern NUMBER =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?|-?\\.\\d+) ?([a-z%]*)");
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final String example;
  private final String suffix;

  Unit(String example, String suffix) {
    this.example = example;
    this.suffix = suffix;
  }

  /** What to write, for an error: {@code a time such as 100ms or 1.5s}. */
  public String example() {
    return example;
  }

  /** Reads what a person wrote; null = not of this unit. */
  public @Nullable Double parse(String text) {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal value = of(new BigDecimal(matcher.group(1)), matcher.group(2));
    return value == null ? null : value.doubleValue();
  }

  /** Three digits for people: {@code 123 ms}, {@code 2.4 %}. */
  public String format(double value) {
    BigDecimal rounded = new BigDecimal(shown(value), THREE_DIGITS).stripTrailingZeros();
    return String.format(Locale.ROOT, "%s%s", rounded.toPlainString(), suffix);
  }

  abstract @Nullable BigDecimal of(BigDecimal number, String suffix);

  double shown(double value) {
    return value;
  }
}
