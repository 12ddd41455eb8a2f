package io.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.batch.MarkColumns;
import io.earshot.agent.observation.Sampling;
import io.earshot.agent.transport.Batch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkStreamTest {

  private final FakeAgent agent = new FakeAgent();

  @Test
  void rowsBecomeColumnsWithDeltas() {
    agent.stream.mark(1_000, 0xFFFFFF00, 65_535, -7, 80);
    agent.stream.mark(900, 0x000002C0, 65_536, 8, 81);
    MarkColumns columns = columns().get(0);
    assertThat(columns.baseNanos()).isEqualTo(1_000);
    assertThat(columns.count()).isEqualTo(2);
    assertThat(columns.atDeltaNanos()).containsExactly(0, -100);
    assertThat(columns.rtpTimestampDelta()).containsExactly(0xFFFFFF00, 960);
    assertThat(columns.sequenceNumber()).containsExactly(65_535, 0);
    assertThat(columns.payloadHash()).containsExactly(-7, 8);
    assertThat(columns.payloadBytes()).containsExactly(80, 81);
    assertThat(columns.primaryHash()).isEmpty();
    assertThat(columns.sinceCaptureNanos()).isEmpty();
  }

  @Test
  void whatIsSeenOfAMarkDecidesItsColumns() {
    agent.stream.mark(1, 2, 3, 4, 5);
    agent.stream.markRed(1, 2, 3, 4, 5, 6, 7);
    agent.stream.markFrame(1, 2, 4, 5);
    agent.stream.markFrame(1, 2, 4, 5, 9);
    agent.stream.markHeader(1, 2, 3);
    List<MarkColumns> columns = columns();
    assertThat(columns).hasSize(5).allMatch(each -> each.count() == 1);
    assertThat(columns.get(1).primaryBytes()).containsExactly(7);
    assertThat(columns.get(2).sequenceNumber()).isEmpty();
    assertThat(columns.get(3).sinceCaptureNanos()).containsExactly(9);
    assertThat(columns.get(4).payloadHash()).isEmpty();
    assertThat(columns.get(4).sequenceNumber()).containsExactly(3);
  }

  @Test
  void aGapOverThe32BitsOfADeltaBeginsNewColumns() {
    agent.stream.mark(0, 0, 0, 1, 80);
    agent.stream.mark(Integer.MAX_VALUE, 0, 1, 1, 80);
    agent.stream.mark(2L * Integer.MAX_VALUE + 1, 0, 2, 1, 80);
    assertThat(columns()).extracting(MarkColumns::count).containsExactly(2, 1);
  }

  @Test
  void aBatchHasAtMost64Marks() {
    agent.marks(200);
    agent.forMillis(1_000);
    assertThat(agent.server.batches())
        .extracting(each -> each.content().samples())
        .containsExactly(64, 64, 64, 8);
  }

  @Test
  void aBatchWaitsForNoMoreThanASecond() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      agent.marks(1);
      agent.after(100);
    }
    for (Batch batch : agent.server.batches()) {
      batch.content().marks().forEach(each -> waits.add(batch.sentNanos() - each.baseNanos()));
    }
    assertThat(waits).isNotEmpty().allMatch(nanos -> nanos <= 1_000_000_000L);
    assertThat(agent.server.batches().size()).isLessThan(10);
  }

  @Test
  void marksThatSamplingLeavesOutAreNeitherSentNorAcceptedAndAGapIsNoLoss() {
    agent.sampling = new Sampling(1, 4);
    for (int i = 0; i < 100; i++) {
      agent.stream.mark(i, i, i, i, 80);
    }
    assertThat(agent.accounting().accepted()).isEqualTo(25);
    MarkColumns columns = columns().get(0);
    assertThat(columns.payloadHash()).startsWith(0, 4, 8);
    assertThat(columns.sequenceNumber()).isEmpty();
  }

  @Test
  void withRedThePrimaryBlockDecidesAsItDoesWhereThereIsNone() {
    agent.sampling = new Sampling(1, 2);
    agent.stream.markRed(1, 1, 1, 1, 160, 2, 80);
    agent.stream.markRed(2, 2, 2, 2, 160, 3, 80);
    agent.stream.mark(3, 3, 3, 2, 80);
    assertThat(columns().stream().mapToInt(MarkColumns::count).sum()).isEqualTo(2);
  }

  @Test
  void aBurstOfLossIsToldAtOnceAndALateOrSinglePacketIsNot() {
    for (int sequenceNumber : new int[] {65_533, 65_534, 0, 1, 65_535, 2}) {
      agent.stream.markHeader(1, 1, sequenceNumber);
    }
    assertThat(agent.flushAsked).isFalse();
    agent.stream.markHeader(1, 1, 6);
    assertThat(agent.flushAsked).isTrue();
  }

  private List<MarkColumns> columns() {
    agent.forMillis(1_000);
    return agent.server.batches().stream()
        .flatMap(each -> each.content().marks().stream())
        .toList();
  }
}
