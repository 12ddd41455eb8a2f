package io.earshot.media.loss;

import static io.earshot.media.loss.PacketReceipt.DUPLICATE;
import static io.earshot.media.loss.PacketReceipt.IN_ORDER;
import static io.earshot.media.loss.PacketReceipt.REORDERED;
import static io.earshot.media.loss.PacketReceipt.RESTARTED;
import static io.earshot.media.loss.PacketReceipt.STRAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketLossTest {

  @Test
  void nothingArrivedMeansNothingExpected() {
    PacketLoss loss = new PacketLoss();
    assertThat(loss.counts()).isEqualTo(PacketLossCounts.NONE);
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.NONE);
  }

  @Test
  void theWorkedExampleOfTheJavadocHolds() {
    PacketLoss loss = after(1, 2, 4, 3, 3, 7);
    assertThat(loss.counts()).isEqualTo(new PacketLossCounts(7, 5, 1, 1, 0, 0));
    assertThat(loss.counts().lostPackets()).isEqualTo(2);
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.ofLengths(2));
  }

  @Test
  void eachArrivalIsTold() {
    PacketLoss loss = new PacketLoss();
    assertThat(loss.onPacket(100)).isEqualTo(IN_ORDER);
    assertThat(loss.onPacket(102)).isEqualTo(IN_ORDER);
    assertThat(loss.onPacket(101)).isEqualTo(REORDERED);
    assertThat(loss.newestExtendedNumber()).isEqualTo(101);
    assertThat(loss.onPacket(102)).isEqualTo(DUPLICATE);
    assertThat(loss.onPacket(50_000)).isEqualTo(STRAY);
    assertThat(loss.onPacket(50_001)).isEqualTo(RESTARTED);
  }

  @Test
  void jitterIsMadeOfAllButDuplicates() {
    assertThat(PacketReceipt.values()).filteredOn(PacketReceipt::isNew).doesNotContain(DUPLICATE);
    assertThat(STRAY.isNew()).isTrue();
  }

  @Test
  void aReorderedPacketLeavesNoRun() {
    assertThat(after(1, 3, 4, 2).lossRuns()).isEqualTo(LossRuns.NONE);
  }

  @Test
  void aLatePacketSplitsARun() {
    assertThat(after(1, 5).lossRuns()).isEqualTo(LossRuns.ofLengths(3));
    assertThat(after(1, 5, 3).lossRuns()).isEqualTo(LossRuns.ofLengths(1, 1));
  }

  @Test
  void aPacketBelowTheFirstWidensTheSpan() {
    PacketLoss loss = after(0, 65_533);
    assertThat(loss.counts()).isEqualTo(new PacketLossCounts(4, 2, 0, 1, 0, 0));
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.ofLengths(2));
  }

  @Test
  void theLongestGapIsOneRun() {
    PacketLoss loss = after(0, 2999, 3000);
    assertThat(loss.counts().lostPackets()).isEqualTo(2998);
    assertThat(loss.lossRuns().longRuns()).isEqualTo(1);
    assertThat(loss.lossRuns().longRunPackets()).isEqualTo(2998);
  }

  @Test
  void aJumpIsAResetAndNotLoss() {
    PacketLoss loss = after(0, 1, 3, 3100, 3101, 3103);
    assertThat(loss.counts()).isEqualTo(new PacketLossCounts(8, 6, 0, 0, 0, 1));
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.ofLengths(1, 1));
  }

  /** rtpproxy's sess6: the sender starts again from a lower number inside the call. */
  @Test
  void repeatedNumbersAfterARestartAreNoDuplicates() {
    PacketLoss loss = new PacketLoss();
    feed(loss, 1000, 1470);
    feed(loss, 1000, 1470);
    assertThat(loss.counts()).isEqualTo(new PacketLossCounts(940, 940, 0, 0, 0, 1));
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.NONE);
  }

  @ParameterizedTest(name = "new epoch from {0}")
  @ValueSource(ints = {40_000, 40_064})
  void anEpochKnowsNothingOfTheReceiptsBeforeIt(int first) {
    PacketLoss loss = new PacketLoss();
    feed(loss, 0, 300);
    feed(loss, first, first + 2);
    assertThat(loss.onPacket(first - 1)).isEqualTo(REORDERED);
    assertThat(loss.onPacket(first - 3)).isEqualTo(REORDERED);
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.ofLengths(1));
  }

  @Test
  void aGapOpenAtARestartEndsWithTheEpoch() {
    PacketLoss loss = after(0, 4, 40_000, 40_001, 40_003);
    assertThat(loss.lossRuns()).isEqualTo(LossRuns.ofLengths(3, 1));
  }

  @Test
  void strayPacketsAreCountedApart() {
    PacketLoss loss = after(10, 40_000, 11, 20_000, 12);
    assertThat(loss.counts()).isEqualTo(new PacketLossCounts(3, 3, 0, 0, 2, 0));
  }

  @Test
  void aPacketAHundredBehindIsAStray() {
    PacketLoss loss = new PacketLoss();
    loss.onPacket(0);
    feed(loss, 2, 101);
    assertThat(loss.onPacket(1)).isEqualTo(REORDERED);
    feed(loss, 101, 102);
    assertThat(loss.onPacket(1)).isEqualTo(STRAY);
    assertThat(loss.counts().lostPackets()).isZero();
  }

  @Test
  void differencesOfReadingsDescribeTheTimeBetween() {
    PacketLoss loss = after(1, 2, 5);
    PacketLossCounts earlier = loss.counts();
    LossRuns earlierRuns = loss.lossRuns();
    loss.onPacket(4);
    loss.onPacket(7);
    PacketLossCounts between = loss.counts().minus(earlier);
    assertThat(between).isEqualTo(new PacketLossCounts(2, 2, 0, 1, 0, 0));
    assertThat(earlier.plus(between)).isEqualTo(loss.counts());
    assertThat(earlierRuns.plus(loss.lossRuns().minus(earlierRuns))).isEqualTo(loss.lossRuns());
  }

  @Test
  void theRatioIsUnknownWithoutAnExpectedPacket() {
    assertThat(PacketLossCounts.NONE.lossRatio()).isEmpty();
    assertThat(after(1, 2, 4, 3, 3, 8).counts().lossRatio()).hasValue(3.0 / 8);
  }

  private static PacketLoss after(int... numbers) {
    PacketLoss loss = new PacketLoss();
    for (int number : numbers) {
      loss.onPacket(number);
    }
    return loss;
  }

  private static void feed(PacketLoss loss, int from, int until) {
    for (int number = from; number < until; number++) {
      loss.onPacket(number);
    }
  }
}
