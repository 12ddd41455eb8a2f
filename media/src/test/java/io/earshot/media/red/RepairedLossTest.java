package io.earshot.media.red;

import static io.earshot.media.red.LossySequence.count;
import static io.earshot.media.red.LossySequence.gilbert;
import static io.earshot.media.red.LossySequence.receive;
import static io.earshot.media.red.LossySequence.received;
import static io.earshot.media.red.LossySequence.runsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.burst.BurstGapCounts;
import io.earshot.media.loss.LossPattern;
import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketReceipt;
import io.earshot.media.snapshot.RoundTrip;
import io.earshot.media.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairedLossTest {

  private static final int PACKETS = 3000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void arrivalsSayWhatTheWholeSequenceSays(long seed) {
    boolean[] lost = gilbert(seed, PACKETS, 0.05, 0.4);
    for (RedDistances distances :
        new RedDistances[] {
          RedDistances.NONE,
          RedDistances.ofDepth(1),
          RedDistances.ofDepth(3),
          RedDistances.ofDepth(9),
          RedDistances.of(2),
          RedDistances.of(1, 5, 40)
        }) {
      boolean[] residual = distances.residual(lost);
      RepairedLoss repaired = received(lost, number -> distances);
      assertThat(repaired.lossRuns()).as("%s", distances).isEqualTo(runsOf(residual));
      assertThat(repaired.expectedFrames()).isEqualTo(PACKETS);
      assertThat(repaired.pattern().lossRatio()).isEqualTo((double) count(residual) / PACKETS);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void moreDepthIsNeverWorseAndNeverWorseThanNone(long seed) {
    boolean[] lost = gilbert(seed, PACKETS, 0.05, 0.4);
    double before = (double) count(lost) / PACKETS;
    assertThat(received(lost, number -> RedDistances.NONE).pattern().lossRatio()).isEqualTo(before);
    for (int depth = 1; depth <= 12; depth++) {
      RedDistances distances = RedDistances.ofDepth(depth);
      double now = received(lost, number -> distances).pattern().lossRatio();
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
  }

  /** By hand: 3, 4 and 8, 9 are lost; from 7 on the packets carry one copy. */
  @Test
  void everyPacketRepairsWhatItCarriesItself() {
    boolean[] lost = new boolean[12];
    lost[3] = lost[4] = lost[8] = lost[9] = true;
    RepairedLoss repaired = received(lost, number -> RedDistances.ofDepth(number < 7 ? 0 : 1));
    assertThat(repaired.lossRuns()).isEqualTo(LossRuns.ofLengths(2, 1));
    assertThat(repaired.pattern()).isEqualTo(LossPattern.ofCounts(3, 2, 12));
  }

  @Test
  void aLatePacketFillsItsPlaceAndBringsItsCopies() {
    PacketLoss packets = new PacketLoss();
    RepairedLoss repaired = new RepairedLoss();
    for (int number : new int[] {10, 14, 13}) {
      receive(repaired, packets, number, RedDistances.ofDepth(1));
    }
    assertThat(repaired.lossRuns()).isEqualTo(LossRuns.ofLengths(1));
    assertThat(repaired.burstGap()).isEqualTo(new BurstGapCounts(0, 0, 0, 1, 5, 1));
  }

  @Test
  void copiesOfFramesBeforeTheFirstPacketAreNotOfThisStream() {
    RepairedLoss repaired = received(new boolean[3], number -> RedDistances.ofDepth(5));
    assertThat(repaired.expectedFrames()).isEqualTo(3);
    assertThat(repaired.pattern()).isEqualTo(LossPattern.NONE);
  }

  @Test
  void aCopyOfASettledFrameComesTooLate() {
    PacketLoss packets = new PacketLoss();
    RepairedLoss repaired = new RepairedLoss();
    receive(repaired, packets, 0, RedDistances.NONE);
    receive(repaired, packets, 2, RedDistances.NONE);
    receive(repaired, packets, 130, RedDistances.of(1, 64));
    assertThat(repaired.lossRuns().longRunPackets()).isEqualTo(127 - 2);
    assertThat(repaired.lossRuns().runsOf(1)).isEqualTo(1);
  }

  /** Numbers that restart are a new epoch: neither loss nor a duplicate, as in PacketLoss. */
  @Test
  void restartsAreNoLoss() {
    PacketLoss packets = new PacketLoss();
    RepairedLoss repaired = new RepairedLoss();
    for (int number : new int[] {100, 102, 40_000, 40_001, 40_001, 40_004, 7}) {
      receive(repaired, packets, number, RedDistances.ofDepth(1));
    }
    assertThat(repaired.expectedFrames()).isEqualTo(3 + 5);
    assertThat(repaired.lossRuns()).isEqualTo(LossRuns.ofLengths(1));
  }

  @Test
  void theNumbersMayWrapInsideALoss() {
    PacketLoss packets = new PacketLoss();
    RepairedLoss repaired = new RepairedLoss();
    for (int number : new int[] {65_534, 2, 3}) {
      receive(repaired, packets, number, RedDistances.ofDepth(1));
    }
    assertThat(repaired.lossRuns()).isEqualTo(LossRuns.ofLengths(2));
  }

  @Test
  void aDuplicateRepairsNothing() {
    RepairedLoss repaired = new RepairedLoss();
    repaired.onPacket(PacketReceipt.IN_ORDER, 10, RedDistances.NONE);
    repaired.onPacket(PacketReceipt.IN_ORDER, 12, RedDistances.NONE);
    repaired.onPacket(PacketReceipt.DUPLICATE, 12, RedDistances.ofDepth(1));
    repaired.onPacket(PacketReceipt.STRAY, 12, RedDistances.ofDepth(1));
    assertThat(repaired.lossRuns()).isEqualTo(LossRuns.ofLengths(1));
  }

  @Test
  void nothingReceivedIsNothingExpected() {
    assertThat(new RepairedLoss().pattern()).isEqualTo(LossPattern.NONE);
    assertThat(new RepairedLoss().expectedFrames()).isZero();
  }

  /** A stream may be taken up in the middle: its first packet may be a reordered one. */
  @Test
  void theFirstPacketMayBeAnyKind() {
    for (PacketReceipt receipt : PacketReceipt.values()) {
      RepairedLoss repaired = new RepairedLoss();
      repaired.onPacket(receipt, 1_000_000, RedDistances.ofDepth(2));
      assertThat(repaired.expectedFrames()).as("%s", receipt).isBetween(0L, 2L);
      assertThat(repaired.pattern()).isEqualTo(LossPattern.NONE);
    }
  }

  @Test
  void aRestoredStreamGoesOnAtEveryCut() {
    boolean[] lost = gilbert(5, 500, 0.1, 0.4);
    RepairedLoss whole = received(lost, number -> RedDistances.of(1, 3));
    for (int cut = 1; cut < lost.length; cut += 7) {
      RepairedLoss copy = new RepairedLoss();
      PacketLoss packets = new PacketLoss();
      for (int number = 0; number < lost.length; number++) {
        if (number == cut) {
          copy = RoundTrip.of(copy, RepairedLoss::writeTo, RepairedLoss::readFrom);
        }
        if (!lost[number]) {
          receive(copy, packets, number, RedDistances.of(1, 3));
        }
      }
      assertThat(copy.lossRuns()).isEqualTo(whole.lossRuns());
      assertThat(copy.burstGap()).isEqualTo(whole.burstGap());
      assertThat(copy.pattern()).isEqualTo(whole.pattern());
    }
  }

  @Test
  void theStateStaysSmall() {
    SnapshotWriter out = new SnapshotWriter();
    received(gilbert(1, 100_000, 0.05, 0.4), number -> RedDistances.ofDepth(2)).writeTo(out);
    assertThat(out.sizeBytes()).isLessThan(80);
  }
}
