package io.earshot.media.mos.emodel;

import static io.earshot.media.mos.emodel.MosScale.FULLBAND;
import static io.earshot.media.mos.emodel.MosScale.NARROWBAND;
import static io.earshot.media.mos.emodel.MosScale.WIDEBAND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MosScaleTest {

  /** ITU-T G.107 Table B.1. */
  @ParameterizedTest
  @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58"})
  void theNarrowbandCurveIsThatOfTableB1(double r, double mos) {
    assertThat(NARROWBAND.mosOf(r)).isCloseTo(mos, within(0.01));
  }

  /** ITU-T G.107.1 and G.107.2 Annex A: the same curve on R/1.29 and R/1.48. */
  @ParameterizedTest
  @CsvSource({"90, 4.34", "70, 3.60", "50, 2.58"})
  void theWiderCurvesAreTheSameOnALongerRuler(double r, double mos) {
    assertThat(WIDEBAND.mosOf(1.29 * r)).isCloseTo(mos, within(0.01));
    assertThat(FULLBAND.mosOf(1.48 * r)).isCloseTo(mos, within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void mosEndsAtOneAndFourAndAHalf(MosScale scale) {
    double top = 100 * scale.ruler();
    assertThat(scale.mosOf(top)).isEqualTo(4.5);
    assertThat(scale.mosOf(1e300)).isEqualTo(4.5);
    assertThat(scale.mosOf(Double.POSITIVE_INFINITY)).isEqualTo(4.5);
    assertThat(scale.mosOf(Math.nextDown(top))).isCloseTo(4.5, within(1e-9));
    assertThat(scale.mosOf(0)).isEqualTo(1);
    assertThat(scale.mosOf(-10)).isEqualTo(1);
    assertThat(scale.mosOf(Double.NEGATIVE_INFINITY)).isEqualTo(1);
  }

  /** The cubic of Annex B is 0.989 at R = 3 and falls below 1 up to R = 6.52. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 3, 6.5})
  void theDipOfTheCubicIsHeldAtOne(double r) {
    assertThat(NARROWBAND.mosOf(r)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void mosNeverFallsAsRRises(MosScale scale) {
    double before = 1;
    for (double r = -20; r <= 160; r += 0.125) {
      double mos = scale.mosOf(r);
      assertThat(mos).isBetween(before, 4.5);
      before = mos;
    }
  }

  /** G.711 at its best: 4.41 narrowband, 3.25 to ears that know fullband. */
  @Test
  void anRKeepsItsMeaningAcrossScales() {
    assertThat(NARROWBAND.mosOf(NARROWBAND.bestR())).isCloseTo(4.41, within(0.005));
    assertThat(FULLBAND.mosOf(NARROWBAND.bestR())).isCloseTo(3.25, within(0.005));
  }

  @Test
  void notANumberIsRefused() {
    assertThatThrownBy(() -> FULLBAND.mosOf(Double.NaN)).hasMessage("r=NaN is not a number");
  }

  @Test
  void scalesAreLabeledAsInTheReport() {
    assertThat(MosScale.values()).extracting(MosScale::label).containsExactly("nb", "wb", "fb");
  }
}
