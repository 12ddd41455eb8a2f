package io.earshot.media.red;

import static io.earshot.media.red.LossySequence.count;
import static io.earshot.media.red.LossySequence.gilbert;
import static io.earshot.media.red.LossySequence.runsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GilbertLossTest {

  /**
   * ITU-T G.107 clause 7.5 for depth 0: BurstR = 1/(p + q). With depth 1 the share of pairs, 0.05 ·
   * 0.62.
   */
  @Test
  void matchesTheTwoStateChainOfG107() {
    GilbertLoss chain = new GilbertLoss(0.02, 0.38);
    LossPattern raw = chain.residual(0, FecWeight.NO_FEC);
    assertThat(raw.lossRatio()).isCloseTo(0.05, within(1e-12));
    assertThat(raw.burstRatio()).isCloseTo(1 / (0.02 + 0.38), within(1e-12));
    LossPattern one = chain.residual(1, FecWeight.NO_FEC);
    assertThat(one.lossRatio()).isCloseTo(0.031, within(1e-12));
    assertThat(one.burstRatio()).isCloseTo((1 - 0.031) / 0.38, within(1e-12));
    assertThat(chain.meanRunPackets()).isCloseTo(2.631579, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aSimulatedChainAgrees(int depth) {
    boolean[] lost = gilbert(7, 400_000, 0.03, 0.4);
    boolean[] residual = RedDistances.ofDepth(depth).residual(lost);
    LossPattern closedForm = new GilbertLoss(0.03, 0.4).residual(depth, FecWeight.NO_FEC);
    LossPattern simulated =
        ResidualLoss.of(runsOf(lost), lost.length, RedDistances.ofDepth(depth), FecWeight.NO_FEC);
    assertThat((double) count(residual) / lost.length)
        .isCloseTo(closedForm.lossRatio(), within(0.05 * closedForm.lossRatio()));
    assertThat(simulated.burstRatio()).isCloseTo(closedForm.burstRatio(), within(0.08));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1", "0.05, 1", "0.05, 2.5", "0.3, 4", "0.99, 8"})
  void ratioAndBurstinessNameAChain(double lossRatio, double burstRatio) {
    LossPattern loss = new LossPattern(lossRatio, burstRatio);
    LossPattern same = GilbertLoss.residual(loss, 0, FecWeight.NO_FEC);
    assertThat(same.lossRatio()).isCloseTo(lossRatio, within(1e-12));
    assertThat(same.burstRatio()).isCloseTo(burstRatio, within(1e-9));
    double before = lossRatio;
    for (int depth = 1; depth < 12; depth++) {
      double now = GilbertLoss.residual(loss, depth, FecWeight.NO_FEC).lossRatio();
      assertThat(now).isLessThan(before);
      double withFec = GilbertLoss.residual(loss, depth, FecWeight.USUAL).lossRatio();
      assertThat(withFec).isLessThan(now);
      before = now;
    }
  }

  /** All depth + 1 carriers of a frame are lost independently. */
  @Test
  void randomLossIsMultipliedByEveryCopy() {
    assertThat(GilbertLoss.residual(LossPattern.random(0.1), 2, FecWeight.NO_FEC).lossRatio())
        .isCloseTo(0.001, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void allAndNothingStayWhatTheyAre(double lossRatio) {
    LossPattern loss = LossPattern.random(lossRatio);
    assertThat(GilbertLoss.residual(loss, 3, FecWeight.USUAL)).isEqualTo(loss);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void probabilitiesAreShares(double value) {
    assertThatThrownBy(() -> new GilbertLoss(value, 0.5))
        .hasMessage("p=" + value + " outside [0, 1]");
    assertThatThrownBy(() -> new GilbertLoss(0.5, value))
        .hasMessage("q=" + value + " outside (0, 1]");
    assertThatThrownBy(() -> new GilbertElliottLoss(value, 0.5, 0, 1))
        .hasMessage("p=" + value + " outside [0, 1]");
    assertThatThrownBy(() -> new GilbertElliottLoss(0.5, value, 0, 1))
        .hasMessage("q=" + value + " outside [0, 1]");
  }

  @Test
  void aLossThatNeverEndsIsRefused() {
    assertThatThrownBy(() -> new GilbertLoss(0.5, 0)).hasMessage("q=0.0 outside (0, 1]");
    assertThatThrownBy(() -> new GilbertElliottLoss(0, 0, 0, 1))
        .hasMessage("p=0 and q=0: the chain stays where nobody knows it began");
  }

  @Test
  void aChainThatNeverBeginsToLoseLosesNothing() {
    assertThat(new GilbertLoss(0, 0.5).residual(0, FecWeight.NO_FEC)).isEqualTo(LossPattern.NONE);
    assertThat(new GilbertElliottLoss(0, 0.5, 0.1, 1).residual(0).lossRatio()).isEqualTo(0.1);
    assertThat(new GilbertElliottLoss(0, 0.5, 0, 1).residualMeanRunPackets(0)).isEmpty();
  }

  @Test
  void depthIsNeverNegative() {
    assertThatThrownBy(() -> new GilbertLoss(0.1, 0.5).residual(-1, FecWeight.NO_FEC))
        .hasMessage("depth=-1 < 0");
  }

  /** With a loss of 0 and 1 in its states, Elliott's chain is Gilbert's. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void elliottsChainContainsGilberts(int depth) {
    LossPattern gilbert = new GilbertLoss(0.03, 0.4).residual(depth, FecWeight.NO_FEC);
    LossPattern elliott = new GilbertElliottLoss(0.03, 0.4, 0, 1).residual(depth);
    assertThat(elliott.lossRatio()).isCloseTo(gilbert.lossRatio(), within(1e-12));
    assertThat(elliott.burstRatio()).isCloseTo(gilbert.burstRatio(), within(1e-9));
  }

  /** Stationary share of the bad state 0.01/0.11, of which one half is lost. */
  @Test
  void elliottsChainLosesInBothStates() {
    LossPattern raw = new GilbertElliottLoss(0.01, 0.1, 0.002, 0.5).residual(0);
    assertThat(raw.lossRatio()).isCloseTo(0.1 / 0.11 * 0.002 + 0.01 / 0.11 * 0.5, within(1e-12));
    assertThat(raw.burstRatio()).isCloseTo(1.680749, within(1e-6));
  }

  @Test
  void elliottsChainHasItsExtremes() {
    assertThat(new GilbertElliottLoss(0.1, 0.1, 0, 0).residual(1)).isEqualTo(LossPattern.NONE);
    assertThat(new GilbertElliottLoss(0.1, 0.1, 1, 1).residual(5)).isEqualTo(LossPattern.random(1));
  }

  @Test
  void elliottsSharesAreShares() {
    assertThatThrownBy(() -> new GilbertElliottLoss(0.1, 0.1, -0.1, 1))
        .hasMessage("eg=-0.1 outside [0, 1]");
    assertThatThrownBy(() -> new GilbertElliottLoss(0.1, 0.1, 0, Double.NaN))
        .hasMessage("eb=NaN outside [0, 1]");
    assertThatThrownBy(() -> new GilbertElliottLoss(0.1, 0.1, 0, 1).residualRatio(-1))
        .hasMessage("depth=-1 < 0");
  }
}
