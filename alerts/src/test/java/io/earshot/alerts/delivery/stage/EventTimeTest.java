package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTimeTest {

  private final EventTime time = new EventTime();

  @Test
  void goesWithThoseWhoMeasureUntilThoseWhoJudgeAreHeard() {
    time.ticked(false, 0, 100, 0);
    assertThat(time.tick(0)).isEqualTo(100);
    assertThat(time.judgedTick(0)).isNull();
    time.ticked(true, 0, 90, 0);
    assertThat(time.tick(0)).isEqualTo(90);
    assertThat(time.judgedTick(0)).isEqualTo(90);
  }

  /** A watchdog that measurements kept alive would say that all is well when nobody judges. */
  @Test
  void standsStillWhenNobodyJudgesAnyMore() {
    time.ticked(true, 0, 90, 0);
    time.ticked(false, 0, 500, 400_000);
    assertThat(time.tick(400_000)).isNull();
  }
}
