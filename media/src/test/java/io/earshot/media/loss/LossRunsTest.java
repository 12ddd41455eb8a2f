package io.earshot.media.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.media.snapshot.RoundTrip;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossRunsTest {

  /** WebRTC's stereo_g729_jitter test recording: 53 packets lost in these runs. */
  private static final LossRuns G729_JITTER =
      times(32, 1).plus(times(9, 2)).plus(LossRuns.ofLengths(3));

  @Test
  void aPublishedRecordingAddsUp() {
    assertThat(G729_JITTER.lostPackets()).isEqualTo(53);
    assertThat(G729_JITTER.totalRuns()).isEqualTo(42);
    assertThat(G729_JITTER.meanRunPackets()).hasValue(53.0 / 42);
    assertThat(G729_JITTER).hasToString("{1:32, 2:9, 3:1}");
  }

  @Test
  void runsOfNineAndMoreKeepTheirPackets() {
    LossRuns runs = LossRuns.ofLengths(8, 9, 280);
    assertThat(runs.runsOf(8)).isEqualTo(1);
    assertThat(runs.longRuns()).isEqualTo(2);
    assertThat(runs.longRunPackets()).isEqualTo(289);
    assertThat(runs.lostPackets()).isEqualTo(297);
    assertThat(runs).hasToString("{8:1, 9+:2}");
  }

  /** By hand: runs of 1, 1, 2, 4 and 10 of which the last K packets come back. */
  @Test
  void repairTakesTheEndOfEveryRun() {
    LossRuns runs = LossRuns.ofLengths(1, 1, 2, 4, 10);
    assertThat(runs.beyond(0)).isEqualTo(new RunTotals(18, 5));
    assertThat(runs.beyond(1)).isEqualTo(new RunTotals(1 + 3 + 9, 3));
    assertThat(runs.beyond(3)).isEqualTo(new RunTotals(1 + 7, 2));
    assertThat(runs.beyond(8)).isEqualTo(new RunTotals(2, 1));
    assertThat(LossRuns.NONE.beyond(8)).isEqualTo(new RunTotals(0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, Integer.MAX_VALUE})
  void repairBeyondTheExactLengthsIsRefused(int repairedPackets) {
    assertThatThrownBy(() -> G729_JITTER.beyond(repairedPackets))
        .hasMessage("repairedPackets=" + repairedPackets + " outside [0, 8]");
  }

  @Test
  void noRunHasNoMean() {
    assertThat(LossRuns.NONE.meanRunPackets()).isEmpty();
    assertThat(LossRuns.NONE).hasToString("{}");
  }

  @Test
  void additionAndSubtractionAreInverse() {
    LossRuns more = LossRuns.ofLengths(1, 1, 9, 12);
    assertThat(G729_JITTER.plus(more).minus(more)).isEqualTo(G729_JITTER);
    assertThat(LossRuns.ofLengths(1, 1).minus(LossRuns.ofLengths(3)).runsOf(3)).isEqualTo(-1);
  }

  @Test
  void equalityLooksAtEveryCount() {
    assertThat(LossRuns.ofLengths(9)).isNotEqualTo(LossRuns.ofLengths(10));
    assertThat(LossRuns.ofLengths(1)).isNotEqualTo(LossRuns.ofLengths(2)).isNotEqualTo("{1:1}");
    assertThat(LossRuns.ofLengths(1, 9)).hasSameHashCodeAs(LossRuns.ofLengths(9, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9})
  void onlyTheExactLengthsHaveACountOfTheirOwn(int lengthPackets) {
    assertThatThrownBy(() -> G729_JITTER.runsOf(lengthPackets))
        .hasMessage("lengthPackets=" + lengthPackets + " outside [1, 8]");
  }

  @Test
  void aRunHasAtLeastOnePacket() {
    assertThatThrownBy(() -> LossRuns.ofLengths(1, 0)).hasMessage("lengthPackets=0 < 1");
  }

  @Test
  void valuesComeBackFromTheirBytes() {
    LossRuns runs = G729_JITTER.minus(LossRuns.ofLengths(9));
    assertThat(RoundTrip.of(runs, LossRuns::writeTo, LossRuns::readFrom)).isEqualTo(runs);
    PacketLossCounts counts = new PacketLossCounts(9, 7, 5, 3, 1, -1);
    assertThat(RoundTrip.of(counts, PacketLossCounts::writeTo, PacketLossCounts::readFrom))
        .isEqualTo(counts);
  }

  private static LossRuns times(int runs, int lengthPackets) {
    int[] lengths = new int[runs];
    Arrays.fill(lengths, lengthPackets);
    return LossRuns.ofLengths(lengths);
  }
}
