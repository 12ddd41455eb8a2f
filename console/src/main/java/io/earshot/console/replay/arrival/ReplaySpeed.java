package io.earshot.console.replay.arrival;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast event time passes in a replay.
 *
 * @param timesRealTime 1 = real time; infinite = as fast as the machine can
 */
public record ReplaySpeed(double timesRealTime) {

  public static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

  private static final String MAX_WORD = "max";

  public ReplaySpeed {
    if (!(timesRealTime > 0)) {
      throw new IllegalArgumentException("timesRealTime=" + timesRealTime + " <= 0");
    }
  }

  public boolean isMax() {
    return Double.isInfinite(timesRealTime);
  }

  /** Reads {@code max} or a number above 0. */
  public static final class Converter implements ITypeConverter<ReplaySpeed> {

    @Override
    public ReplaySpeed convert(String text) {
      if (text.equals(MAX_WORD)) {
        return MAX;
      }
      try {
        return new ReplaySpeed(Double.parseDouble(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "found \"" + text + "\", expected max or a number above 0");
      }
    }
  }
}
