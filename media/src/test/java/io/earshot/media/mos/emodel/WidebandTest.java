package io.earshot.media.mos.emodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidebandTest {

  /** NormB/sipnab src/rtp/emodel_wb.rs tests @3141f38. */
  @ParameterizedTest
  @CsvSource({"1, 4.4940", "8, 4.4206", "13, 4.3371", "41, 3.5123", "56, 2.9220"})
  void codecsCostWhatIsPublished(double ie, double mos) {
    Rating rating = Wideband.rated(Echo.NONE, Conditions.of(new Equipment(ie, 4.3)));
    assertThat(rating.r()).isEqualTo(129 - ie);
    assertThat(rating.mos()).isCloseTo(mos, within(5e-5));
  }

  /** NormB/sipnab src/rtp/emodel_wb.rs tests @3141f38: the ceiling is 95 here, too. */
  @Test
  void lossCostsWhatIsPublished() {
    Conditions conditions =
        Conditions.of(new Equipment(20, 4.3)).withLoss(LossPattern.random(0.02));
    Rating rating = Wideband.rated(Echo.NONE, conditions);
    assertThat(rating.r()).isCloseTo(85.1905, within(5e-5));
    assertThat(rating.mos()).isCloseTo(3.4062, within(5e-5));
  }

  /** bgrewell/loom core/quality/emodel/emodel_test.go @141b534. */
  @ParameterizedTest
  @CsvSource({
    "5, 0, 123.846315, 4.456839",
    "5, 150, 122.421331, 4.439743",
    "0, 50, 128.255018, 4.495632",
    "0, 0, 128.846315, 4.499152"
  })
  void echoCostsWhatIsPublished(double ie, double delayMillis, double r, double mos) {
    Conditions conditions = Conditions.of(new Equipment(ie, 15)).withDelayMillis(delayMillis);
    Rating rating = Wideband.rated(Echo.PATH, conditions);
    assertThat(rating.r()).isCloseTo(r, within(1e-6));
    assertThat(rating.mos()).isCloseTo(mos, within(1e-6));
  }

  /** G.107.1 eq. 7-13: 1.29 times the narrowband impairment; loom: 3.927294 at 200 ms. */
  @Test
  void delayWeighsByTheRuler() {
    Conditions delayed = Conditions.of(new Equipment(0, 4.3)).withDelayMillis(200);
    assertThat(Wideband.rated(Echo.NONE, delayed).idd()).isCloseTo(3.927294, within(1e-6));
  }
}
