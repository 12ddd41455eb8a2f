package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EdgeConfigTest {

  @Test
  void settingsThatWouldLeaveInt64AreRefused() {
    assertRefused(() -> new RatePrior(500_001, 0, 0), "priorPpb=500001 is outside [1, 500000]");
    assertRefused(() -> new RatePrior(0, 0, 0), "priorPpb=0");
    assertRefused(() -> new PaneLayout(20_000_000_000L, 64, 16, 32), "memoryNanos");
    assertRefused(() -> new PaneLayout(0, 64, 16, 32), "paneNanos=0");
    assertRefused(() -> EdgeConfig.of(RatePrior.SERVERS, 1_000_000_001), "resolutionNanos");
    assertRefused(() -> EdgeConfig.of(RatePrior.SERVERS, 0).withGraceNanos(-1), "graceNanos=-1");
  }

  /** Looking at panes that are still open would let the record depend on the order of arrival. */
  @Test
  void aRecordWaitsForAllItLooksAt() {
    assertRefused(() -> new Patience(1, 2, 3, 7), "lagPanes=1 is outside [2, 1024]");
  }

  private static void assertRefused(ThrowingCallable settings, String message) {
    assertThatThrownBy(settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
