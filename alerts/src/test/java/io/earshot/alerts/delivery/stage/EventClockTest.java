package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventClockTest {

  private final EventClock clock = new EventClock();

  @Test
  void goesWithTheSlowestPartition() {
    clock.ticked(0, 100, 0);
    clock.ticked(1, 90, 0);
    assertThat(clock.tick(0)).isEqualTo(90);
    clock.ticked(1, 105, 0);
    assertThat(clock.tick(0)).isEqualTo(100);
  }

  @Test
  void neverGoesBack() {
    clock.ticked(0, 100, 0);
    clock.ticked(0, 99, 0);
    assertThat(clock.tick(0)).isEqualTo(100);
  }

  @Test
  void aSilentPartitionStopsNobodyForLong() {
    clock.ticked(0, 100, 0);
    clock.ticked(1, 90, 0);
    clock.ticked(0, 160, 60_000);
    assertThat(clock.tick(60_000)).isEqualTo(90);
    assertThat(clock.tick(60_001)).isEqualTo(160);
  }

  @Test
  void saysNothingWhenNobodyTicks() {
    assertThat(clock.tick(0)).isNull();
    assertThat(clock.isRunning()).isFalse();
    clock.ticked(0, 100, 0);
    assertThat(clock.tick(60_001)).isNull();
    assertThat(clock.isRunning()).isTrue();
  }
}
