package io.earshot.alerts.rule.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitTest {

  @Test
  void timesAreMilliseconds() {
    assertThat(Unit.MILLISECONDS.parse("100ms")).isEqualTo(100);
    assertThat(Unit.MILLISECONDS.parse("1.5s")).isEqualTo(1500);
    assertThat(Unit.MILLISECONDS.parse("100")).isNull();
    assertThat(Unit.MILLISECONDS.parse("100m")).isNull();
    assertThat(Unit.MILLISECONDS.format(123.456)).isEqualTo("123 ms");
  }

  /** 2 % is the same double however it is written, or a value of exactly 2 % would breach. */
  @Test
  void percentAndRatioAreTheSameNumber() {
    for (int tenths = 1; tenths < 1000; tenths++) {
      double ratio = tenths / 1000.0;
      assertThat(Unit.RATIO.parse(tenths / 10 + "." + tenths % 10 + "%")).isEqualTo(ratio);
    }
    assertThat(Unit.RATIO.parse(".02")).isEqualTo(0.02);
    assertThat(Unit.RATIO.parse("2ms")).isNull();
    assertThat(Unit.RATIO.format(0.0236)).isEqualTo("2.36 %");
  }

  @Test
  void countsHaveNoUnit() {
    assertThat(Unit.COUNT.parse("5")).isEqualTo(5);
    assertThat(Unit.COUNT.parse("5%")).isNull();
    assertThat(Unit.COUNT.parse("")).isNull();
    assertThat(Unit.COUNT.parse("1e9")).isNull();
    assertThat(Unit.COUNT.format(1000)).isEqualTo("1000");
  }
}
