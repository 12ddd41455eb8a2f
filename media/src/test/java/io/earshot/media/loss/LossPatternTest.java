package io.earshot.media.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossPatternTest {

  /**
   * ITU-T G.107 clause 7.5: in a two-state chain with p(found to lost) = 0.02 and p(lost to found)
   * = 0.38 loss is 5 %, the mean run 1/0.38 and BurstR 1/(0.02 + 0.38).
   */
  @Test
  void matchesTheChainOfClause75() {
    assertThat(LossPattern.ofMeanRun(0.05, 1 / 0.38).burstRatio()).isCloseTo(2.5, within(1e-12));
  }

  /** G.107 clause 7.5: random loss has BurstR 1 whatever its ratio. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.05, 0.5, 0.99})
  void theMeanRunOfRandomLossHasBurstRatioOne(double lossRatio) {
    LossPattern pattern = LossPattern.ofMeanRun(lossRatio, 1 / (1 - lossRatio));
    assertThat(pattern.burstRatio()).isCloseTo(1, within(1e-12));
  }

  /** WebRTC's stereo_g729_jitter recording: 53 of 2062 lost in 42 runs. */
  @Test
  void countsGiveRatioAndBurstiness() {
    LossPattern pattern = LossPattern.ofCounts(53, 42, 2062);
    assertThat(pattern.lossPercent()).isCloseTo(2.57, within(0.005));
    assertThat(pattern.burstRatio()).isCloseTo(53.0 / 42 * 2009 / 2062, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 0, 50", "-1, -1, 50", "0, 1, 50", "-3, 2, 0"})
  void lateFillsOfAnEarlierGapAreNoLoss(double lost, double runs, long expected) {
    assertThat(LossPattern.ofCounts(lost, runs, expected)).isEqualTo(LossPattern.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, 0, 0.1})
  void whatWasLostWasAtLeastOneRun(double runs) {
    assertThat(LossPattern.ofCounts(2, runs, 50)).isEqualTo(LossPattern.ofCounts(2, 1, 50));
  }

  @Test
  void everythingLostHasNothingToBeComparedWith() {
    assertThat(LossPattern.ofCounts(50, 1, 50)).isEqualTo(LossPattern.random(1));
  }

  @Test
  void withoutLossThereIsNoBurst() {
    assertThat(new LossPattern(0, 7)).isEqualTo(LossPattern.NONE);
  }

  /** RFC 3611 §4.7.1: discarded packets weigh like lost ones; 10 % of the 90 % left are 9 %. */
  @Test
  void lateIsAShareOfWhatArrived() {
    LossPattern both = new LossPattern(0.1, 2).withLate(0.1);
    assertThat(both.lossRatio()).isCloseTo(0.19, within(1e-12));
    assertThat(both.burstRatio()).isEqualTo(2);
    assertThat(LossPattern.random(0.1).withLate(0)).isEqualTo(LossPattern.random(0.1));
    assertThat(LossPattern.random(1).withLate(1).lossRatio()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, 5, Double.NaN, Double.POSITIVE_INFINITY})
  void ratiosEndAtOne(double ratio) {
    assertThatThrownBy(() -> LossPattern.random(ratio))
        .hasMessage("lossRatio=" + ratio + " outside [0, 1]");
    assertThatThrownBy(() -> LossPattern.NONE.withLate(ratio))
        .hasMessage("lateRatio=" + ratio + " outside [0, 1]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void burstinessIsAFiniteNumberFromOneOn(double burstRatio) {
    assertThatThrownBy(() -> new LossPattern(0.1, burstRatio))
        .hasMessage("burstRatio=" + burstRatio + " not a finite number >= 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aMeanRunIsAFiniteNumber(double meanRunPackets) {
    assertThatThrownBy(() -> LossPattern.ofMeanRun(0.1, meanRunPackets))
        .hasMessage("meanRunPackets=" + meanRunPackets + " not a finite number >= 0");
  }

  @Test
  void moreLostThanExpectedIsRefused() {
    assertThatThrownBy(() -> LossPattern.ofCounts(3, 1, 2))
        .hasMessage("lostPackets=3.0 not at most expectedPackets=2");
    assertThatThrownBy(() -> LossPattern.ofCounts(Double.NaN, 1, 2))
        .hasMessage("lostPackets=NaN not at most expectedPackets=2");
    assertThatThrownBy(() -> LossPattern.ofCounts(-1, 0, -1)).hasMessage("expectedPackets=-1 < 0");
  }
}
