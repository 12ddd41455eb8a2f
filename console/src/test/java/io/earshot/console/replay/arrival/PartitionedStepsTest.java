package io.earshot.console.replay.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.console.replay.arrival.PartitionedSteps.Placed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionedStepsTest {

  private static final List<ImportedBatch> ARRIVALS =
      new ArrivalOrder(3L)
          .of(
              List.of(
                  MadeUpBatches.recording("a", 0, 100, 200, 300, 900_000),
                  MadeUpBatches.recording("b", 50, 150, 250)));

  private final PartitionedSteps steps =
      PartitionedSteps.of(ARRIVALS, session -> session.equals("a") ? 3 : 1);

  @Test
  void everyPartitionEndsOnItsOwn() {
    assertThat(steps.lastSeconds()).isEqualTo(Map.of(1, 120L, 3, 1_020L));
  }

  @Test
  void aPartitionKeepsItsOrder() {
    List<ImportedBatch> ofA =
        ARRIVALS.stream().filter(each -> each.batch().getSession().equals("a")).toList();
    assertThat(steps.inOrder().stream().filter(placed -> placed.partition() == 3))
        .extracting(Placed::step)
        .isEqualTo(Timeline.of(ofA));
  }

  @Test
  void timePassesForAllPartitionsTogether() {
    assertThat(steps.inOrder()).extracting(Placed::newestMillis).isSorted();
  }
}
