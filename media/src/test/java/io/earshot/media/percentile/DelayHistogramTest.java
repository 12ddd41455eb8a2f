package io.earshot.media.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayHistogramTest {

  @Test
  void noValueHasNoSpread() {
    DelayHistogram histogram = new DelayHistogram();
    assertThat(histogram.spread()).isEqualTo(Spread.EMPTY);
    assertThat(histogram.percentileMillis(0.5)).isEmpty();
    assertThat(Spread.EMPTY.count()).isZero();
    assertThat(Spread.EMPTY.p95Millis()).isNull();
  }

  @Test
  void oneValueIsEveryPercentile() {
    assertThat(of(LongStream.of(123_457)).spread())
        .isEqualTo(new Spread(1, 123.457, 123.457, 123.457, 123.457, 123.457, 123.457, 123.457));
  }

  /** The contract's rule: rank min(n - 1, floor(p * n)). */
  @ParameterizedTest(name = "p{0} of 1..{1} ms is {2} ms")
  @CsvSource({
    "0.50, 1, 1", "0.50, 2, 2", "0.50, 3, 2", "0.50, 20, 11", "0.95, 20, 20", "0.95, 19, 19",
    "0.90, 10, 10", "0.99, 100, 100", "0.99, 99, 99", "0.95, 100, 96", "0, 7, 1", "1, 7, 7"
  })
  void theRankIsFloorOfPTimesN(double ratio, int n, double millis) {
    assertThat(of(LongStream.rangeClosed(1, n).map(i -> i * 1000)).percentileMillis(ratio))
        .hasValue(millis);
  }

  @Test
  void manyValuesGiveTheMiddleOfTheBucket() {
    // 4096 to 4099 is one bucket: its middle is 4097.5. So is 3000 to 3001.
    DelayHistogram histogram = of(LongStream.rangeClosed(3_000, 5_000));
    assertThat(histogram.percentileMillis(1096.0 / 2001)).hasValue(4.0975);
    assertThat(histogram.percentileMillis(0)).hasValue(3.0005);
    assertThat(histogram.percentileMillis(1)).hasValue(5.0);
  }

  @Test
  void theMiddleNeverLeavesTheRangeOfTheValues() {
    DelayHistogram histogram = of(LongStream.generate(() -> 1_000_000).limit(1000));
    assertThat(histogram.spread())
        .isEqualTo(new Spread(1000, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0, 1000.0));
    assertThat(of(LongStream.generate(() -> -1_000_003).limit(1000)).percentileMillis(0.5))
        .hasValue(-1000.003);
  }

  @Test
  void manyNegativeValuesSortBelowZero() {
    DelayHistogram histogram = of(LongStream.rangeClosed(-1000, 1000));
    assertThat(histogram.percentileMillis(0)).hasValue(-1.0);
    assertThat(histogram.percentileMillis(999.0 / 2001)).hasValue(-0.001);
    assertThat(histogram.percentileMillis(1000.0 / 2001 + 1e-9)).hasValue(0.0);
    assertThat(histogram.percentileMillis(0.25)).hasValue(-0.5);
    assertThat(histogram.spread().meanMillis()).isZero();
  }

  @Test
  void manyValuesBelowZeroAlone() {
    DelayHistogram histogram = of(LongStream.rangeClosed(-9_000, -5_000));
    assertThat(histogram.percentileMillis(0.5).orElseThrow()).isCloseTo(-7.0, within(0.007));
    assertThat(histogram.spread().maxMillis()).isEqualTo(-5.0);
  }

  @Test
  void fewValuesAreMovedExactly() {
    DelayHistogram moved = of(LongStream.of(5, 100, 900)).shifted(-50, 0);
    assertThat(moved.spread()).isEqualTo(of(LongStream.of(0, 50, 850)).spread());
  }

  @Test
  void manyValuesAreMovedByTheirBuckets() {
    DelayHistogram moved = of(LongStream.rangeClosed(10_000, 20_000)).shifted(-12_000, 0);
    assertThat(moved.count()).isEqualTo(10_001);
    assertThat(moved.spread().minMillis()).isZero();
    assertThat(moved.spread().maxMillis()).isEqualTo(8.0);
    assertThat(moved.percentileMillis(0.1).orElseThrow()).isZero();
    assertThat(moved.percentileMillis(0.95).orElseThrow()).isCloseTo(7.5, within(0.02));
  }

  @Test
  void oneHourIsTheEnd() {
    DelayHistogram histogram = of(LongStream.of(Long.MAX_VALUE, 3_600_000_001L, 3_600_000_000L));
    assertThat(histogram.overflowCount()).isEqualTo(2);
    assertThat(histogram.count()).isEqualTo(3);
    assertThat(histogram.spread().maxMillis()).isEqualTo(3_600_000.0);
    histogram.recordMicros(Long.MIN_VALUE);
    assertThat(histogram.overflowCount()).isEqualTo(3);
    assertThat(histogram.spread().minMillis()).isEqualTo(-3_600_000.0);
    LongStream.range(0, 600).forEach(i -> histogram.recordMicros(DelayHistogram.MAX_MICROS));
    assertThat(histogram.percentileMillis(0.99).orElseThrow()).isCloseTo(3_600_000, within(1800.0));
  }

  @ParameterizedTest(name = "{0} ns are {1} ms")
  @CsvSource({"0, 0", "499, 0", "500, 0.001", "-500, 0", "-501, -0.001", "1499, 0.001"})
  void nanosecondsAreRoundedToTheNearestMicrosecond(long nanos, double millis) {
    DelayHistogram histogram = new DelayHistogram();
    histogram.recordNanos(nanos);
    assertThat(histogram.spread().maxMillis()).isEqualTo(millis);
  }

  @Test
  void millisecondsMayBeAnythingButNotANumber() {
    DelayHistogram histogram = new DelayHistogram();
    assertThat(histogram.recordMillis(1.2345)).isTrue();
    assertThat(histogram.recordMillis(Double.NaN)).isFalse();
    assertThat(histogram.recordMillis(Double.POSITIVE_INFINITY)).isTrue();
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.overflowCount()).isEqualTo(1);
    assertThat(histogram.spread().minMillis()).isEqualTo(1.235);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, 95, Double.NaN})
  void aPercentileIsARatio(double ratio) {
    assertThatThrownBy(() -> new DelayHistogram().percentileMillis(ratio))
        .hasMessage("ratio=" + ratio + " outside [0, 1]");
  }

  private static DelayHistogram of(LongStream valuesMicros) {
    DelayHistogram histogram = new DelayHistogram();
    valuesMicros.forEach(histogram::recordMicros);
    return histogram;
  }

  @Test
  void aValueOnAnEdgeCountsBelowIt() {
    DelayHistogram delays = new DelayHistogram();
    for (long micros : new long[] {-5, 0, 1_000, 1_001, 50_000, 50_001, 3_000_000}) {
      delays.recordMicros(micros);
    }
    assertThat(delays.countsUpTo(0, 1_000, 50_000)).containsExactly(2, 1, 2, 2);
    assertThat(delays.sumMicros()).isEqualTo(3_101_997);
  }

  @Test
  void manyValuesCountByTheirBucketsAndAllOfThem() {
    DelayHistogram delays = new DelayHistogram();
    for (int millis = 1; millis <= 1_000; millis++) {
      delays.recordMicros(millis * 1_000L);
    }
    long[] counts = delays.countsUpTo(100_000, 555_000);
    assertThat(counts[0]).isBetween(99L, 101L);
    assertThat(counts[0] + counts[1]).isBetween(554L, 556L);
    assertThat(counts[0] + counts[1] + counts[2]).isEqualTo(1_000);
  }
}
