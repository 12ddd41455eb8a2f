package io.earshot.media.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.snapshot.RoundTrip;
import io.earshot.media.snapshot.SnapshotReader;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against plain sorting, for few and many values, seed and number in the name. */
class DelayHistogramLawsTest {

  private static final double[] RATIOS = {0, 0.5, 0.9, 0.95, 0.99, 1};

  @ParameterizedTest(name = "seed {0}, {1} values")
  @CsvSource({"1, 7", "2, 64", "3, 512", "4, 513", "5, 700", "6, 5000", "7, 60000"})
  void percentilesAreAtMostATenthOfAPercentOff(long seed, int n) {
    long[] valuesMicros = values(seed, n);
    DelayHistogram histogram = of(valuesMicros);
    Arrays.sort(valuesMicros);
    for (double ratio : RATIOS) {
      double exactMillis = valuesMicros[(int) Math.min(n - 1, Math.floor(ratio * n))] / 1000.0;
      assertThat(histogram.percentileMillis(ratio).orElseThrow())
          .isCloseTo(exactMillis, within(n <= 512 ? 0 : 0.001 * Math.abs(exactMillis)));
    }
    Spread spread = histogram.spread();
    assertThat(spread.count()).isEqualTo(n);
    assertThat(spread.minMillis()).isEqualTo(valuesMicros[0] / 1000.0);
    assertThat(spread.maxMillis()).isEqualTo(valuesMicros[n - 1] / 1000.0);
    assertThat(spread.meanMillis())
        .isEqualTo((double) Arrays.stream(valuesMicros).sum() / n / 1000.0);
    assertThat(spread.p95Millis()).isEqualTo(histogram.percentileMillis(0.95).orElseThrow());
  }

  @ParameterizedTest(name = "seed {0}, {1} values in two parts from {2} on")
  @CsvSource({
    "1, 400, 100",
    "2, 600, 300",
    "3, 900, 600",
    "4, 900, 300",
    "5, 2000, 1000",
    "6, 9, 0",
    "7, 9, 9",
    "8, 1025, 512",
    "9, 1025, 513"
  })
  void theStateIsAFunctionOfTheValues(long seed, int n, int from) {
    long[] valuesMicros = values(seed, n);
    byte[] expected = bytes(of(valuesMicros));
    DelayHistogram left = of(Arrays.copyOfRange(valuesMicros, 0, from));
    DelayHistogram right = of(Arrays.copyOfRange(valuesMicros, from, n));
    byte[] leftBytes = bytes(left);
    DelayHistogram merged = new DelayHistogram();
    merged.merge(right);
    merged.merge(left);
    assertThat(bytes(merged)).isEqualTo(expected);
    assertThat(bytes(left)).as("the merged one stays as it was").isEqualTo(leftBytes);
    right.mergeFrom(new SnapshotReader(leftBytes));
    assertThat(bytes(right)).isEqualTo(expected);
    assertThat(right.spread()).isEqualTo(of(valuesMicros).spread());
  }

  /** HdrHistogram's own buckets are behind the other one. */
  @ParameterizedTest(name = "seed {0}, {1} values, merged by {2}")
  @CsvSource({"1, 400, 100", "2, 600, 300", "3, 5000, 900", "4, 60000, 7000", "5, 2000, 513"})
  void oneForMergingIsTheSame(long seed, int n, int step) {
    long[] valuesMicros = values(seed, n);
    DelayHistogram merged = DelayHistogram.forMerging();
    for (int from = 0; from < n; from += step) {
      merged.merge(of(Arrays.copyOfRange(valuesMicros, from, Math.min(n, from + step))));
    }
    DelayHistogram expected = of(valuesMicros);
    assertThat(bytes(merged)).isEqualTo(bytes(expected));
    assertThat(merged.spread()).isEqualTo(expected.spread());
    DelayHistogram restored = DelayHistogram.forMerging();
    restored.mergeFrom(new SnapshotReader(bytes(merged)));
    restored.merge(merged);
    assertThat(restored.count()).isEqualTo(2L * n);
    double p95Millis = expected.percentileMillis(0.95).orElseThrow();
    assertThat(restored.percentileMillis(0.95).orElseThrow())
        .isCloseTo(p95Millis, within(0.001 * Math.abs(p95Millis)));
  }

  @ParameterizedTest(name = "seed {0}, {1} values, cut at {2}")
  @CsvSource({
    "1, 700, 0",
    "2, 700, 1",
    "3, 700, 511",
    "4, 700, 512",
    "5, 700, 513",
    "6, 5000, 3000"
  })
  void aRestoredHistogramGoesOn(long seed, int n, int cut) {
    long[] valuesMicros = values(seed, n);
    DelayHistogram parts =
        RoundTrip.of(
            of(Arrays.copyOfRange(valuesMicros, 0, cut)),
            DelayHistogram::writeTo,
            DelayHistogram::readFrom);
    for (int i = cut; i < n; i++) {
      parts.recordMicros(valuesMicros[i]);
    }
    assertThat(bytes(parts)).isEqualTo(bytes(of(valuesMicros)));
    assertThat(parts.spread()).isEqualTo(of(valuesMicros).spread());
  }

  /** Around 30 ms with a long tail, some below zero. */
  private static long[] values(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] valuesMicros = new long[n];
    for (int i = 0; i < n; i++) {
      double tail = random.nextDouble();
      valuesMicros[i] = -5_000 + random.nextInt(60_000) + (long) (400_000 * Math.pow(tail, 20));
    }
    return valuesMicros;
  }

  private static DelayHistogram of(long... valuesMicros) {
    DelayHistogram histogram = new DelayHistogram();
    for (long valueMicros : valuesMicros) {
      histogram.recordMicros(valueMicros);
    }
    return histogram;
  }

  private static byte[] bytes(DelayHistogram histogram) {
    return RoundTrip.bytesOf(histogram, DelayHistogram::writeTo);
  }
}
