package io.earshot.streams.session.quality;

import io.earshot.streams.session.input.Stat;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far the counters of a received stream grew over some time.
 *
 * @param values one for each of {@link #COUNTED}, in their units; NaN = no such counter
 */
public record Growth(List<Double> values) {

  /** What quality asks of a receiver. */
  static final List<Stat> COUNTED =
      List.of(
          Stat.PACKETS_DISCARDED,
          Stat.BYTES_RECEIVED,
          Stat.CONCEALED_SAMPLES,
          Stat.SILENT_CONCEALED_SAMPLES,
          Stat.CONCEALMENT_EVENTS,
          Stat.TOTAL_SAMPLES_RECEIVED,
          Stat.JITTER_BUFFER_DELAY_SECONDS,
          Stat.JITTER_BUFFER_EMITTED_SAMPLES);

  public static final Growth NONE = of(stat -> Double.NaN);

  private static final double MILLIS_PER_SECOND = 1000;

  public Growth {
    values = List.copyOf(values);
  }

  /**
   * @param growth of a counter; NaN = no such counter
   */
  public static Growth of(ToDoubleFunction<Stat> growth) {
    return new Growth(COUNTED.stream().map(growth::applyAsDouble).toList());
  }

  /** Null where the receiver has no such counter. */
  @Nullable Double of(Stat stat) {
    double value = values.get(COUNTED.indexOf(stat));
    return Double.isNaN(value) ? null : value;
  }

  /** A counter that was not read for a while has not grown then. */
  Growth plus(Growth other) {
    Double[] sums = new Double[COUNTED.size()];
    Arrays.setAll(sums, i -> sum(values.get(i), other.values.get(i)));
    return new Growth(List.of(sums));
  }

  private static double sum(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : one + other;
  }

  /** Mean time in the jitter buffer; null where nothing was played. */
  @Nullable Double bufferMillis() {
    Double delaySeconds = of(Stat.JITTER_BUFFER_DELAY_SECONDS);
    Double emitted = of(Stat.JITTER_BUFFER_EMITTED_SAMPLES);
    return delaySeconds == null || emitted == null || emitted <= 0 || delaySeconds < 0
        ? null
        : Double.valueOf(delaySeconds / emitted * MILLIS_PER_SECOND);
  }
}
