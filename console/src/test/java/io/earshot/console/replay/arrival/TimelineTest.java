package io.earshot.console.replay.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void aTickLeadsAcrossAGapAndAnotherEndsEverything() {
    List<Step> steps = Timeline.of(MadeUpBatches.recording("a", 1_000, 6_000, 3_600_000).batches());
    assertThat(steps)
        .extracting(Step::timestampMillis)
        .containsExactly(1_000L, 6_000L, 3_600_000L, 3_600_000L, 3_720_000L);
    assertThat(steps)
        .extracting(step -> step.imported() == null)
        .containsExactly(false, false, true, false, true);
    assertThat(Timeline.lastSecond(steps)).isEqualTo(3_720);
  }

  @Test
  void timestampsThatGoBackMoveNothing() {
    List<Step> steps = Timeline.of(MadeUpBatches.recording("a", 10_000, 9_000, 14_500).batches());
    assertThat(steps)
        .extracting(step -> step.imported() == null)
        .containsExactly(false, false, false, true);
    assertThat(Timeline.lastSecond(steps)).isEqualTo(134);
  }

  @Test
  void timesBeforeTheEpochAreTimesToo() {
    List<Step> steps = Timeline.of(MadeUpBatches.recording("a", -200_500).batches());
    assertThat(Timeline.lastSecond(steps)).isEqualTo(-81);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Timeline.of(List.of())).isEmpty();
  }
}
