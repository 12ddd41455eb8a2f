package io.earshot.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void delaysStayBetweenHalfASecondAndThirtyAndStartAgainAfterASuccess(long seed) {
    Backoff backoff = new Backoff(new SplittableRandom(seed));
    for (int round = 0; round < 20; round++) {
      assertThat(backoff.failed(null)).isBetween(500_000_000L, 1_500_000_000L);
      for (int i = 0; i < 50; i++) {
        assertThat(backoff.failed(null)).isBetween(500_000_000L, 30_000_000_000L);
      }
      backoff.succeeded();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aServerGetsTheTimeItAskedForButNotHours(long seed) {
    Backoff backoff = new Backoff(new SplittableRandom(seed));
    assertThat(backoff.failed(Duration.ofSeconds(40))).isEqualTo(40_000_000_000L);
    assertThat(backoff.failed(Duration.ofHours(9))).isEqualTo(600_000_000_000L);
  }
}
