package io.earshot.media.red;

import static io.earshot.media.red.LossySequence.gilbert;
import static io.earshot.media.red.LossySequence.received;
import static io.earshot.media.red.LossySequence.runsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualLossTest {

  private static final LossRuns RUNS = LossRuns.ofLengths(1, 1, 2, 4);

  /** The Javadoc's example, by hand. */
  @Test
  void matchesTheArithmeticOfTheExample() {
    assertThat(residual(0, FecWeight.NO_FEC)).isEqualTo(LossPattern.ofCounts(8, 4, 100));
    assertThat(residual(1, FecWeight.NO_FEC)).isEqualTo(LossPattern.ofCounts(4, 2, 100));
    LossPattern withFec = residual(1, FecWeight.USUAL);
    assertThat(withFec.lossPercent()).isCloseTo(2.5, within(1e-12));
    assertThat(withFec.burstRatio()).isCloseTo(2.5 / (1 + 0.25 * 1) * (1 - 0.025), within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void runsSayWhatTheSequenceSaysAtEveryDepthTheyCanTell(long seed) {
    boolean[] lost = gilbert(seed, 2000, 0.03, 0.25);
    for (int depth = 0; depth <= LossRuns.MAX_EXACT_PACKETS; depth++) {
      RedDistances distances = RedDistances.ofDepth(depth);
      assertThat(ResidualLoss.of(runsOf(lost), lost.length, distances, FecWeight.NO_FEC))
          .as("depth %s", depth)
          .isEqualTo(received(lost, number -> distances).pattern());
    }
  }

  /** FEC as good as a copy is one copy more; as bad as loss it is none. */
  @Test
  void fecLiesBetweenNothingAndOneCopyMore() {
    for (int depth = 0; depth < LossRuns.MAX_EXACT_PACKETS; depth++) {
      assertThat(residual(depth, new FecWeight(0)))
          .isEqualTo(residual(depth + 1, FecWeight.NO_FEC));
      double before = residual(depth, new FecWeight(0)).lossRatio();
      for (double weight = 0.125; weight <= 1; weight += 0.125) {
        double now = residual(depth, new FecWeight(weight)).lossRatio();
        assertThat(now).isBetween(before, residual(depth, FecWeight.NO_FEC).lossRatio());
        before = now;
      }
    }
  }

  @Test
  void aHoleInTheDistancesNeedsTheSequence() {
    assertThatThrownBy(() -> ResidualLoss.of(RUNS, 100, RedDistances.of(2), FecWeight.NO_FEC))
        .hasMessage("distances={2} not {1, ..., K}: the runs do not tell, RepairedLoss does");
  }

  @Test
  void depthsThatTheRunsDoNotTellApartAreRefused() {
    assertThatThrownBy(() -> residual(9, FecWeight.NO_FEC))
        .hasMessage("repairedPackets=9 outside [0, 8]");
    assertThatThrownBy(() -> residual(8, FecWeight.USUAL))
        .hasMessage("repairedPackets=9 outside [0, 8]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aWeightIsAShare(double lossPerFrame) {
    assertThatThrownBy(() -> new FecWeight(lossPerFrame))
        .hasMessage("lossPerFrame=" + lossPerFrame + " outside [0, 1]");
  }

  private static LossPattern residual(int depth, FecWeight fec) {
    return ResidualLoss.of(RUNS, 100, RedDistances.ofDepth(depth), fec);
  }
}
