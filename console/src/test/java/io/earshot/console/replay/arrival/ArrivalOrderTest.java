package io.earshot.console.replay.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.collectors.recording.Recording;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalOrderTest {

  private static final Recording CALL =
      MadeUpBatches.recording("a", LongStream.range(0, 500).map(i -> i * 100).toArray());

  @Test
  void recordingsInterleaveByReceipt() {
    List<ImportedBatch> merged =
        new ArrivalOrder(null)
            .of(
                List.of(
                    MadeUpBatches.recording("b", 100, 300),
                    MadeUpBatches.recording("a", 100, 200)));
    assertThat(merged)
        .extracting(each -> each.receiptMillis() + each.batch().getSession())
        .containsExactly("100b", "100a", "200a", "300b");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -1, Long.MAX_VALUE})
  void theSeedDecidesTheShuffle(long seed) {
    List<ImportedBatch> once = new ArrivalOrder(seed).of(List.of(CALL));
    assertThat(once)
        .isEqualTo(new ArrivalOrder(seed).of(List.of(CALL)))
        .isNotEqualTo(new ArrivalOrder(seed + 1).of(List.of(CALL)))
        .containsExactlyInAnyOrderElementsOf(CALL.batches());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noBatchIsOvertakenByMoreThanTheDelay(long seed) {
    long newestMillis = Long.MIN_VALUE;
    boolean anyOvertaken = false;
    for (ImportedBatch each : new ArrivalOrder(seed).of(List.of(CALL))) {
      newestMillis = Math.max(newestMillis, each.receiptMillis());
      anyOvertaken |= newestMillis > each.receiptMillis();
      assertThat(newestMillis - each.receiptMillis()).isLessThan(ArrivalOrder.MAX_DELAY_MILLIS);
    }
    assertThat(anyOvertaken).isTrue();
  }
}
