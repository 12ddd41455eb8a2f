package io.earshot.media.mos.emodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullbandTest {

  /** ITU-T G.113 Appendix V: EVS at 48 kbit/s. */
  private static final Conditions EVS_48 = Conditions.of(new Equipment(10.2, 9.6));

  /**
   * The equations as sipwise/rtpengine daemon/ssrc.c (mos_calc_fb) @e8b8212 and
   * oanguenot/webrtcmetrics src/utils/score.js @226dec1 have them: 148, 132 and R/1.48.
   */
  @Test
  void matchesTheArithmeticOfThePublishedImplementations() {
    Rating rating = Fullband.rated(EVS_48.withLoss(LossPattern.random(0.05)));
    double effectiveIe = 10.2 + (132 - 10.2) * 5 / (5 + 9.6);
    double rx = (148 - effectiveIe) / 1.48;
    double mos = 1 + 0.035 * rx + rx * (rx - 60) * (100 - rx) * 7e-6;
    assertThat(rating.r()).isCloseTo(148 - effectiveIe, within(1e-9));
    assertThat(rating.mos()).isCloseTo(mos, within(1e-12));
  }

  @Test
  void theBestIs148() {
    Rating best = Fullband.rated(Conditions.of(new Equipment(0, 9.6)));
    assertThat(best.r()).isEqualTo(148);
    assertThat(best.mos()).isEqualTo(4.5);
  }

  /** The worst delay and all packets lost: 148 - 132 - 74. */
  @Test
  void theWorstIsBelowZeroAndSoundsLikeOne() {
    Rating worst = Fullband.rated(EVS_48.withLoss(new LossPattern(1, 8)).withDelayMillis(1e300));
    assertThat(worst.r()).isCloseTo(-58, within(1e-2));
    assertThat(worst.mos()).isEqualTo(1);
  }

  /** The asymptote 50 of G.107 on each ruler. */
  @ParameterizedTest
  @CsvSource({"NARROWBAND, 50", "WIDEBAND, 64.5", "FULLBAND, 74"})
  void delayAloneCostsAtMostTheAsymptoteOfItsScale(MosScale scale, double asymptote) {
    assertThat(EVS_48.withDelayMillis(1e300).idd(scale)).isCloseTo(asymptote, within(1e-2));
  }

  @Test
  void delayLossAndBurstsNeverImprove() {
    double before = 200;
    for (double delayMillis = 0; delayMillis <= 1000; delayMillis += 25) {
      double r = Fullband.rated(EVS_48.withDelayMillis(delayMillis)).r();
      assertThat(r).isLessThanOrEqualTo(before);
      before = r;
    }
    for (double ratio = 0; ratio < 0.3; ratio += 0.01) {
      Rating random = Fullband.rated(EVS_48.withLoss(LossPattern.random(ratio)));
      Rating bursty = Fullband.rated(EVS_48.withLoss(new LossPattern(ratio, 2)));
      Rating more = Fullband.rated(EVS_48.withLoss(LossPattern.random(ratio + 0.01)));
      assertThat(bursty.r()).isLessThanOrEqualTo(random.r());
      assertThat(more.r()).isLessThan(random.r());
    }
  }

  @Test
  void peopleWhoOnlyListenMindDelayLess() {
    Conditions delayed = EVS_48.withDelayMillis(300);
    assertThat(Fullband.rated(delayed.withSensitivity(DelaySensitivity.LOW)).r())
        .isGreaterThan(Fullband.rated(delayed).r());
  }

  @Test
  void aDelayThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> EVS_48.withDelayMillis(Double.NaN))
        .hasMessage("mouthToEarMillis=NaN not a finite number >= 0.0");
  }
}
