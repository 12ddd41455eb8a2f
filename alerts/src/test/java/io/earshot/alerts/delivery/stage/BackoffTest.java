package io.earshot.alerts.delivery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void growsFromHalfASecondToHalfAMinute() {
    long[] wholes = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000};
    for (int failures = 1; failures <= wholes.length; failures++) {
      for (int i = 0; i < 200; i++) {
        assertThat(Backoff.millis(failures, "r", "key" + i, null))
            .isBetween(wholes[failures - 1] / 2, wholes[failures - 1]);
      }
    }
    assertThat(Backoff.millis(Integer.MAX_VALUE, "r", "k", null)).isBetween(15_000L, 30_000L);
  }

  @Test
  void manyDoNotComeAtOnceAndTheSameOneAlwaysDoes() {
    Set<Long> waits = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      waits.add(Backoff.millis(7, "r" + i, "k", null));
    }
    assertThat(waits).hasSizeGreaterThan(80);
    assertThat(Backoff.millis(7, "r", "k", null)).isEqualTo(Backoff.millis(7, "r", "k", null));
  }

  @Test
  void theReceiverMayAskForMoreButNotForEver() {
    assertThat(Backoff.millis(1, "r", "k", 120_000L)).isEqualTo(120_000);
    assertThat(Backoff.millis(1, "r", "k", 1L)).isGreaterThanOrEqualTo(250);
    assertThat(Backoff.millis(1, "r", "k", 999_999_999L)).isEqualTo(300_000);
  }
}
