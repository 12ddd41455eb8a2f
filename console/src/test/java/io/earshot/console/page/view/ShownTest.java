package io.earshot.console.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.report.Spread;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource({
    "31.0024, 31.0 ms",
    "0.04, 0.0 ms",
    "99.94, 99.9 ms",
    "99.96, 100 ms",
    "355.5449, 356 ms",
    "4057.347, 4057 ms",
    "-12.34, -12.3 ms"
  })
  void millisecondsHaveADecimalBelowAHundred(BigDecimal millis, String text) {
    Shown shown = Shown.millis("delayMillis.p50", millis, "unused");
    assertThat(shown.text()).isEqualTo(text);
    assertThat(shown.value()).isEqualTo(millis);
    assertThat(shown.title()).isNull();
  }

  @Test
  void unknownIsADashWithItsReason() {
    assertThat(Shown.millis("rttMillis.p50", null, "no RTCP"))
        .isEqualTo(new Shown("rttMillis.p50", null, "—", "no RTCP"));
    assertThat(Shown.unknown("x", "why").prefixed("≈ ").text()).isEqualTo("—");
    assertThat(Shown.unknown("x", "why").titled("other").title()).isEqualTo("why");
  }

  @Test
  void ratiosAreShownAsPercent() {
    assertThat(Shown.ratio("lossRatio", new BigDecimal("0.016045"), "").text()).isEqualTo("1.6 %");
  }

  @Test
  void ofFewValuesTheLargestIsShown() {
    assertThat(Shown.p95("delayMillis", spread(7), ""))
        .isEqualTo(
            new Shown(
                "delayMillis.max",
                new BigDecimal("48.02"),
                "max 48.0 ms (n 7)",
                "too few for a 95th percentile"));
    assertThat(Shown.p95("delayMillis", spread(19), "").metric()).isEqualTo("delayMillis.max");
    assertThat(Shown.p95("delayMillis", spread(20), ""))
        .isEqualTo(new Shown("delayMillis.p95", new BigDecimal("45.5"), "45.5 ms", null));
  }

  @ParameterizedTest
  @CsvSource({"22, 0:22", "0, 0:00", "3599, 59:59", "3600, 1:00:00", "-5, -0:05"})
  void timesOfACallCountFromItsStart(long seconds, String text) {
    assertThat(Moments.clock(seconds)).isEqualTo(text);
  }

  @Test
  void absoluteTimesAreUtcWhateverTheNumber() {
    assertThat(Moments.utc(1_763_830_983)).isEqualTo("17:03:03 UTC");
    assertThat(Moments.utc(Long.MAX_VALUE)).isEqualTo("23:59:59 UTC");
    assertThat(Moments.utc(Long.MIN_VALUE)).isEqualTo("00:00:00 UTC");
    assertThat(Moments.clock(Long.MIN_VALUE)).startsWith("-");
  }

  private static Spread spread(long count) {
    return new Spread(
        count, null, null, null, null, new BigDecimal("45.5"), null, new BigDecimal("48.02"));
  }
}
