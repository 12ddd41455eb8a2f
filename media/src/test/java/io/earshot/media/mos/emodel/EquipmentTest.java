package io.earshot.media.mos.emodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EquipmentTest {

  private static final Equipment EVS_48 = new Equipment(10.2, 9.6);

  /** Published with bgrewell/loom, core/quality/emodel/emodel_test.go @141b534. */
  @Test
  void matchesThePublishedWorkedExample() {
    double effective = new Equipment(0, 25.1).effectiveIe(new LossPattern(0.05, 2), 95);
    assertThat(effective).isCloseTo(17.210145, within(1e-6));
  }

  /** G.113's G.729A with VAD, Ie 11 and Bpl 19, at 2 %: 11 + 84·2/21 = 19. */
  @Test
  void matchesTheArithmeticOfTheEquation() {
    assertThat(new Equipment(11, 19).effectiveIe(LossPattern.random(0.02), 95))
        .isCloseTo(19, within(1e-12));
  }

  @Test
  void halfOfTheWayIsGoneWhereLossEqualsRobustness() {
    assertThat(EVS_48.effectiveIe(LossPattern.random(0.096), 132))
        .isCloseTo((10.2 + 132) / 2, within(1e-9));
  }

  @Test
  void withoutLossBurstsMeanNothing() {
    assertThat(EVS_48.effectiveIe(new LossPattern(0, 8), 132)).isEqualTo(10.2);
    assertThat(new Equipment(3, 0).effectiveIe(LossPattern.NONE, 95)).isEqualTo(3);
  }

  /** Unbounded, eq. 7-29 gives 561 here. */
  @Test
  void theCeilingHolds() {
    assertThat(EVS_48.effectiveIe(new LossPattern(1, 8), 132)).isEqualTo(132);
    assertThat(new Equipment(3, 0).effectiveIe(LossPattern.random(1e-9), 95)).isEqualTo(95);
  }

  @ParameterizedTest
  @EnumSource
  void moreLossAndLongerBurstsNeverImprove(MosScale scale) {
    double ceiling = scale.ceilingOfIeEff();
    for (double burstRatio = 1; burstRatio <= 8; burstRatio += 0.5) {
      double before = EVS_48.ie();
      for (int permille = 0; permille <= 1000; permille++) {
        double ratio = permille / 1000.0;
        double now = EVS_48.effectiveIe(new LossPattern(ratio, burstRatio), ceiling);
        assertThat(now).isBetween(before, ceiling);
        assertThat(now)
            .isLessThanOrEqualTo(
                EVS_48.effectiveIe(new LossPattern(ratio, burstRatio + 0.5), ceiling));
        before = now;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "132.1", "NaN", "Infinity"})
  void anImpairmentOutsideEveryScaleIsRefused(double ie) {
    assertThatThrownBy(() -> new Equipment(ie, 10))
        .hasMessage("ie=" + ie + " outside [0.0, 132.0]");
  }

  @Test
  void aFullbandImpairmentDoesNotFitANarrowbandCeiling() {
    assertThatThrownBy(() -> new Equipment(96, 10).effectiveIe(LossPattern.NONE, 95))
        .hasMessage("ie=96.0 outside [0.0, 95.0]");
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity"})
  void robustnessIsAFiniteNumber(double bpl) {
    assertThatThrownBy(() -> new Equipment(0, bpl))
        .hasMessage("bpl=" + bpl + " not a finite number >= 0.0");
  }
}
