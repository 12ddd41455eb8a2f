package io.earshot.console.page.call.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final long T = 1_795_347_660L;

  private final Timeline timeline = new Timeline();
  private final Column column = timeline.column();

  @Test
  void theLastWordReplacesTheProvisionalOne() {
    put(T, false, 1, 10);
    put(T, true, 2, 11);
    assertThat(column.at(timeline.slotOf(T))).isEqualTo(11);
    assertThat(timeline.isFinal(timeline.slotOf(T))).isTrue();
    assertThat(timeline.changeOf(timeline.slotOf(T))).isEqualTo(2);
  }

  @Test
  void whatTheLastWordDoesNotSayIsUnknownAgain() {
    put(T, false, 1, 10);
    timeline.open(T, true, 2);
    assertThat(column.at(timeline.slotOf(T))).isNaN();
  }

  @Test
  void nothingComesAfterTheLastWordAndNothingTwice() {
    put(T, true, 1, 10);
    assertThat(timeline.open(T, false, 2)).isEqualTo(Timeline.ABSENT);
    assertThat(timeline.open(T, true, 3)).isEqualTo(Timeline.ABSENT);
    put(T + 1, false, 4, 12);
    assertThat(timeline.open(T + 1, false, 5)).isEqualTo(Timeline.ABSENT);
    assertThat(column.at(timeline.slotOf(T))).isEqualTo(10);
    assertThat(timeline.changeOf(timeline.slotOf(T + 1))).isEqualTo(4);
  }

  @Test
  void fifteenMinutesAreKeptWhileTheRingGrowsAndTurns() {
    for (long second = T; second < T + 2_000; second++) {
      put(second, true, second, second - T);
    }
    assertThat(timeline.oldest()).isEqualTo(T + 1_100);
    assertThat(timeline.first()).isEqualTo(T);
    assertThat(timeline.slotOf(T + 1_099)).isEqualTo(Timeline.ABSENT);
    for (long second = T + 1_100; second < T + 2_000; second++) {
      assertThat(column.at(timeline.slotOf(second))).isEqualTo(second - T);
    }
  }

  @Test
  void secondsInAnyOrderFindTheirPlace() {
    put(T + 500, true, 1, 500);
    put(T, true, 2, 0);
    put(T + 899, true, 3, 899);
    assertThat(column.at(timeline.slotOf(T))).isEqualTo(0);
    assertThat(column.at(timeline.slotOf(T + 500))).isEqualTo(500);
    assertThat(column.at(timeline.slotOf(T + 899))).isEqualTo(899);
    assertThat(timeline.open(T - 1, true, 4)).isEqualTo(Timeline.ABSENT);
  }

  @Test
  void aSecondThatNobodySentIsAbsent() {
    assertThat(timeline.slotOf(T)).isEqualTo(Timeline.ABSENT);
    put(T, true, 1, 1);
    assertThat(timeline.slotOf(T + 64)).isEqualTo(Timeline.ABSENT);
    assertThat(column.at(Timeline.ABSENT)).isNaN();
  }

  @Test
  void whatIsNoNumberIsUnknown() {
    put(T, true, 1, Double.NaN);
    put(T + 1, true, 2, Double.POSITIVE_INFINITY);
    assertThat(column.at(timeline.slotOf(T))).isNaN();
    assertThat(column.isUsed()).isFalse();
  }

  private void put(long second, boolean isFinal, long change, double value) {
    column.set(timeline.open(second, isFinal, change), value);
  }
}
