package io.earshot.streams.session.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.loss.LossRuns;
import io.earshot.media.loss.PacketLoss;
import io.earshot.media.loss.PacketReceipt;
import io.earshot.media.red.RedDistances;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;

class RedTallyTest {

  private static final RedDistances ALL = RedDistances.ofDepth(RedDistances.MAX_DISTANCE);

  private final PacketLoss loss = new PacketLoss();
  private RedTally red = new RedTally(LossRuns.NONE);
  private RedDistances inTime = ALL;

  @Test
  void copiesShowInTheLengthsOfPackets() {
    send(0, 100, 2);
    assertThat(red.usual()).isEqualTo(RedDistances.of(1, 2));
  }

  @Test
  void aRunLosesAsManyFramesAsItIsLongerThanTheDepth() {
    send(0, 10, 1);
    send(13, 100, 1);
    assertThat(red.runs()).isEqualTo(LossRuns.ofLengths(2));
  }

  @Test
  void aDepthThatChangesInTheCallRepairsWithWhatEachPacketCarries() {
    send(0, 50, 1);
    send(52, 100, 1);
    send(100, 150, 2);
    send(152, 300, 2);
    assertThat(red.runs()).as("one of two stays lost, then none").isEqualTo(LossRuns.ofLengths(1));
    assertThat(red.usual()).isEqualTo(RedDistances.of(1, 2));
  }

  @Test
  void copiesThatComeTooLateBringNothingBack() {
    inTime = RedDistances.NONE;
    send(0, 10, 1);
    send(11, 100, 1);
    assertThat(red.runs()).isEqualTo(LossRuns.ofLengths(1));
    assertThat(red.usual()).as("they are carried all the same").isEqualTo(RedDistances.of(1));
  }

  @Test
  void numbersThatWrapOrRestartLoseNothing() {
    send(65_500, 65_700, 1);
    send(7, 200, 1);
    assertThat(red.runs()).isEqualTo(LossRuns.NONE);
    assertThat(red.usual()).isEqualTo(RedDistances.of(1));
  }

  @Test
  void onePacketOrOneWithoutACopyIsNoRedundancy() {
    assertThat(red.usual()).isEqualTo(RedDistances.NONE);
    send(5, 6, 0);
    assertThat(red.usual()).isEqualTo(RedDistances.NONE);
    assertThat(red.runs()).isEqualTo(LossRuns.NONE);
  }

  @Test
  void lengthsThatFitNoDepthAreTakenAsThePacketBefore() {
    send(0, 10, 1);
    PacketReceipt receipt = loss.onPacket(10);
    red.onPacket(receipt, loss.newestExtendedNumber(), Integer.MAX_VALUE, 1, ALL);
    receipt = loss.onPacket(11);
    red.onPacket(receipt, loss.newestExtendedNumber(), 1, Integer.MAX_VALUE, ALL);
    assertThat(red.usual()).isEqualTo(RedDistances.of(1));
  }

  @Test
  void itGoesOnFromASnapshotAsIfNothingHadHappened() {
    send(0, 10, 2);
    SnapshotWriter out = new SnapshotWriter();
    red.writeTo(out);
    red = RedTally.readFrom(new SnapshotReader(out.toByteArray()));
    send(12, 13, 2);
    assertThat(red.runs()).isEqualTo(LossRuns.NONE);
    assertThat(red.usual()).isEqualTo(RedDistances.of(1, 2));
  }

  /** Packets of {@code [from, to)}; each primary has a length of its own. */
  private void send(int from, int to, int depth) {
    for (int number = from; number < to; number++) {
      int payload = primary(number) + (depth > 0 ? 1 : 0);
      for (int copy = 1; copy <= depth; copy++) {
        payload += 4 + primary(number - copy);
      }
      PacketReceipt receipt = loss.onPacket(number & 0xffff);
      int shown = depth > 0 ? primary(number) : 0;
      red.onPacket(receipt, loss.newestExtendedNumber(), payload, shown, inTime);
    }
  }

  private static int primary(int number) {
    return 50 + Math.floorMod(number * 7, 31);
  }
}
