package io.earshot.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundedTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0.00005, 0",
    "0.00015, 0.0002",
    "1.00005, 1",
    "-0.00001, 0",
    "300, 300",
    "1e7, 10000000",
    "1e-9, 0",
    "16.90004999, 16.9"
  })
  void millisecondsHaveFourDecimalsAndNoExponent(double millis, String expected) {
    assertThat(String.valueOf(Rounded.millis(millis))).isEqualTo(expected);
  }

  @Test
  void whatIsNoNumberIsUnknown() {
    assertThat(Rounded.millis(Double.NaN)).isNull();
    assertThat(Rounded.millis(Double.POSITIVE_INFINITY)).isNull();
    assertThat(Rounded.millis(null)).isNull();
    assertThat(Rounded.bitsPerSecond(Double.NaN)).isNull();
  }

  @Test
  void aRatioNeedsAWhole() {
    assertThat(String.valueOf(Rounded.ratio(74L, 4_608L))).isEqualTo("0.016059");
    assertThat(Rounded.ratio(0L, 0L)).isNull();
    assertThat(Rounded.ratio(null, 1L)).isNull();
    assertThat(Rounded.ratio(1L, null)).isNull();
  }

  @Test
  void epochTimesKeepTheirNanoseconds() {
    assertThat(Rounded.millisOfNanos(1_700_000_000_123_456_789L).toPlainString())
        .isEqualTo("1700000000123.4568");
  }
}
