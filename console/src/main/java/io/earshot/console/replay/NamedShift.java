package io.earshot.console.replay;

import io.earshot.collectors.recording.clock.Shift;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whose clock is shifted, and by what: {@code alice=+3.2,40}. */
record NamedShift(String name, Shift shift) {

  /** Reads {@code NAME=SECONDS[,PPM]}; the last equals sign counts, names may have some. */
  static final class Converter implements ITypeConverter<NamedShift> {

    private static final Pattern FORM = Pattern.compile("(.+)=([^=,]*)(?:,([^=,]*))?");

    /** As many digits as the limits need, so that no number is an attack on our memory. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}(?:\\.[0-9]{1,9})?");

    private static final int DIGITS_OF_NANOS = 9;
    private static final int DIGITS_OF_PARTS_PER_BILLION = 3;

    @Override
    public NamedShift convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException(
            "found \"" + text + "\", expected NAME=SECONDS[,PPM] such as alice=+3.2,40");
      }
      long offsetNanos =
          scaled(form.group(2), "seconds", Shift.MAX_OFFSET_SECONDS, DIGITS_OF_NANOS);
      @Nullable String rate = form.group(3);
      long partsPerBillion =
          rate == null
              ? 0
              : scaled(rate, "PPM", Shift.MAX_PARTS_PER_MILLION, DIGITS_OF_PARTS_PER_BILLION);
      return new NamedShift(form.group(1), new Shift(offsetNanos, partsPerBillion));
    }

    private static long scaled(String text, String unit, long limit, int digits) {
      if (!NUMBER.matcher(text).matches()) {
        throw new TypeConversionException(
            "found \"" + text + "\" " + unit + ", expected a number such as -7200 or 3.25");
      }
      BigDecimal value = new BigDecimal(text);
      if (value.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
        throw new TypeConversionException(
            "found %s %s, expected at most %d either way; take less".formatted(text, unit, limit));
      }
      BigDecimal scaled = value.movePointRight(digits);
      if (scaled.stripTrailingZeros().scale() > 0) {
        throw new TypeConversionException(
            "found %s %s, expected at most %d decimals".formatted(text, unit, digits));
      }
      return scaled.longValueExact();
    }
  }
}
