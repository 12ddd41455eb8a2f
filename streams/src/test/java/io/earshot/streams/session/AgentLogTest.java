package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgentLogTest {

  @Test
  void theLargestNumberIsABatchLikeAnyOther() {
    AgentLog log = new AgentLog();
    assertThat(log.onBatch(1, Long.MAX_VALUE, Map.of())).isTrue();
    assertThat(log.onBatch(1, Long.MAX_VALUE, Map.of())).isFalse();
    assertThat(log.gaps()).isZero();
  }

  @Test
  void whatIsMissingBetweenTheFirstAndTheNewestIsAGapUntilItComes() {
    AgentLog log = new AgentLog();
    log.onBatch(1, 0, Map.of());
    log.onBatch(1, 3, Map.of());
    assertThat(log.gaps()).isEqualTo(2);
    log.onBatch(1, 2, Map.of());
    assertThat(log.gaps()).isEqualTo(1);
  }

  @Test
  void aRestartedAgentKeepsTheGapsAndDropsOfTheBootBefore() {
    AgentLog log = new AgentLog();
    log.onBatch(1, 0, Map.of("queue_full", 5L));
    log.onBatch(1, 2, Map.of("queue_full", 7L));
    log.onBatch(2, 0, Map.of("queue_full", 1L));
    Map<String, Long> dropped = new TreeMap<>();
    log.addDroppedTo(dropped);
    assertThat(log.gaps()).isEqualTo(1);
    assertThat(dropped).containsEntry("queue_full", 8L);
  }
}
