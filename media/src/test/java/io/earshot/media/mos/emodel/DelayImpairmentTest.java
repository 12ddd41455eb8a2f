package io.earshot.media.mos.emodel;

import static io.earshot.media.mos.emodel.DelayImpairment.idd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayImpairmentTest {

  /** Published with bgrewell/loom, core/quality/emodel/emodel_test.go @141b534: 200 ms. */
  @Test
  void matchesThePublishedWorkedExample() {
    assertThat(idd(200, DelaySensitivity.DEFAULT)).isCloseTo(3.044414, within(1e-6));
    assertThat(idd(200, DelaySensitivity.DEFAULT) * MosScale.WIDEBAND.ruler())
        .isCloseTo(3.927294, within(1e-6));
  }

  /** Closed form of eq. 7-27 where X is 1 and 3: 25·(2^(1/6) - 3·(1 + 3^-6)^(1/6) + 2) at 2·mT. */
  @Test
  void anyClassGivesTheSameAtTheSameMultipleOfItsThreshold() {
    double atTwice = 25 * (Math.pow(2, 1.0 / 6) - 3 * Math.pow(1 + 1.0 / 729, 1.0 / 6) + 2);
    double atEightTimes = 25 * (Math.pow(730, 1.0 / 6) - 3 * Math.pow(2, 1.0 / 6) + 2);
    assertThat(idd(200, DelaySensitivity.DEFAULT)).isCloseTo(atTwice, within(1e-9));
    assertThat(idd(800, DelaySensitivity.DEFAULT)).isCloseTo(atEightTimes, within(1e-9));
    assertThat(idd(1200, new DelaySensitivity(1, 150))).isCloseTo(atEightTimes, within(1e-9));
  }

  /** G.107 Table 1's other classes: the exponent is 6 times sT, not 6 less sT. */
  @ParameterizedTest
  @CsvSource({"0.55, 120", "0.4, 150"})
  void theExponentIsAMultipleOfTheSensitivity(double sT, double mTMillis) {
    double atTwice =
        25 * (Math.pow(2, 1 / (6 * sT)) - 3 * Math.pow(1 + Math.pow(3, -6 * sT), 1 / (6 * sT)) + 2);
    assertThat(idd(2 * mTMillis, new DelaySensitivity(sT, mTMillis)))
        .isCloseTo(atTwice, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "0.55, 120", "0.4, 150", "0.17, 100", "10, 100"})
  void risesFromTheThresholdTowardsFifty(double sT, double mTMillis) {
    DelaySensitivity sensitivity = new DelaySensitivity(sT, mTMillis);
    assertThat(idd(0, sensitivity)).isZero();
    assertThat(idd(mTMillis, sensitivity)).isZero();
    double before = 0;
    for (double millis = mTMillis; millis < 20_000; millis *= 1.01) {
      double now = idd(millis, sensitivity);
      assertThat(now).as("%s ms", millis).isBetween(before - 1e-9, 50.0);
      before = now;
    }
  }

  /** The sum of eq. 7-27 tends to 2 · 25. */
  @Test
  void theAsymptoteIsFiftyOnTheNarrowbandAxis() {
    assertThat(idd(1e300, DelaySensitivity.DEFAULT)).isCloseTo(50, within(1e-3));
  }

  /** From 200 ms on: at 150 the classes cross, 0.1635 by default and 0.1641 for LOW. */
  @Test
  void thoseWhoMindLessArePunishedLess() {
    for (double millis = 200; millis < 1000; millis += 10) {
      assertThat(idd(millis, DelaySensitivity.DEFAULT))
          .isGreaterThanOrEqualTo(idd(millis, DelaySensitivity.LOW));
      assertThat(idd(millis, DelaySensitivity.LOW))
          .isGreaterThanOrEqualTo(idd(millis, DelaySensitivity.VERY_LOW));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void noDelayIsNegativeOrWithoutEnd(double millis) {
    assertThatThrownBy(() -> idd(millis, DelaySensitivity.DEFAULT))
        .hasMessage("mouthToEarMillis=" + millis + " not a finite number >= 0.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 1.0 / 6, 10.5, Double.NaN})
  void aSensitivityWithoutMeaningIsRefused(double sT) {
    assertThatThrownBy(() -> new DelaySensitivity(sT, 100))
        .hasMessage("sT=" + sT + " outside (1/6, 10.0]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
  void aThresholdIsAboveZero(double mTMillis) {
    assertThatThrownBy(() -> new DelaySensitivity(1, mTMillis))
        .hasMessage("mTMillis=" + mTMillis + " not a finite number > 0");
  }
}
