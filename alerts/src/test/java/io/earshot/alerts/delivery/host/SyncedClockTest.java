package io.earshot.alerts.delivery.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncedClockTest {

  private static final long SECOND_NANOS = 1_000_000_000;

  private long nowNanos = 500 * SECOND_NANOS;
  private final SyncedClock clock = new SyncedClock(() -> nowNanos);

  @Test
  void showsTheBrokersTimeInTheMiddleOfTheAnswer() {
    clock.answered(1_700_000_000_000L, 499 * SECOND_NANOS, 500 * SECOND_NANOS);
    assertThat(clock.millis()).isEqualTo(1_700_000_000_500L);
    nowNanos += 60 * SECOND_NANOS;
    assertThat(clock.millis()).isEqualTo(1_700_000_060_500L);
  }

  @Test
  void anAnswerThatTookLongSaysNothing() {
    assertThat(clock.isSynced()).isFalse();
    clock.answered(1_700_000_000_000L, 0, 6 * SECOND_NANOS);
    assertThat(clock.isSynced()).isFalse();
    clock.answered(1_700_000_000_000L, 0, 4 * SECOND_NANOS);
    assertThat(clock.isSynced()).isTrue();
  }
}
