package io.earshot.collectors.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectLimitsTest {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final SubjectLimits limits = new SubjectLimits(new RateLimits(3, 2, 1000, 100));

  @Test
  void aBurstIsTakenAndThenTheRate() {
    assertThat(takes(3, 0)).isEqualTo(3);
    assertThat(limits.take("ann", 1, 0)).isEqualTo(500);
    assertThat(limits.take("ann", 1, SECOND_NANOS / 2 - 500_000)).isEqualTo(1);
    assertThat(limits.take("ann", 1, SECOND_NANOS / 2)).isZero();
    assertThat(takes(10, 60 * SECOND_NANOS)).isEqualTo(3);
  }

  @Test
  void bytesAreLimitedToo() {
    assertThat(limits.take("ann", 1000, 0)).isZero();
    assertThat(limits.take("ann", 100, 0)).isEqualTo(1000);
    assertThat(limits.take("ann", 100, SECOND_NANOS)).isZero();
  }

  @Test
  void whatIsRefusedCostsNothing() {
    limits.take("ann", 1000, 0);
    for (int i = 0; i < 100; i++) {
      limits.take("ann", 1000, 0);
    }
    assertThat(limits.take("ann", 1000, 10 * SECOND_NANOS)).isZero();
  }

  @Test
  void nobodyPaysForSomebodyElse() {
    takes(3, 0);
    assertThat(limits.take("bob", 1, 0)).isZero();
  }

  @Test
  void aClockThatCountsFromBelowZeroIsAClock() {
    assertThat(takes(3, Long.MIN_VALUE + 1)).isEqualTo(3);
    assertThat(limits.take("ann", 1, Long.MIN_VALUE + 1 + SECOND_NANOS)).isZero();
  }

  private int takes(int asked, long nowNanos) {
    int taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += limits.take("ann", 1, nowNanos) == 0 ? 1 : 0;
    }
    return taken;
  }
}
