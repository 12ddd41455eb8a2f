package io.earshot.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.snapshot.RoundTrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterarrivalJitterTest {

  private static final int CLOCK_RATE_HERTZ = 8000;
  private static final int FRAME_TICKS = 160;

  /** 20 ms frames; published worked example, toncar.cz "VoIP Basics: Jitter": ends at 1.3477 ms. */
  private static final int[] ARRIVAL_MILLIS = {
    10, 30, 49, 74, 90, 111, 139, 150, 170, 191, 210, 229, 250, 271
  };

  @Test
  void matchesThePublishedWorkedExample() {
    InterarrivalJitter jitter = afterExample(0, 0);
    assertThat(jitter.jitterMillis()).isCloseTo(1.3477, within(5e-5));
    assertThat(jitter.jitterNanos()).isBetween(1_347_650L, 1_347_750L);
  }

  @ParameterizedTest(name = "clocks {0} ns apart")
  @ValueSource(longs = {-3_600_000_000_000L, -1, 1, 86_400_000_000_000L})
  void aConstantClockOffsetChangesNothing(long offsetNanos) {
    assertThat(afterExample(offsetNanos, 0).jitterMillis())
        .isEqualTo(afterExample(0, 0).jitterMillis());
  }

  @ParameterizedTest(name = "timestamps from {0}")
  @ValueSource(ints = {-1, -500, Integer.MAX_VALUE - 100, Integer.MIN_VALUE})
  void theTimestampMayWrapAnywhere(int firstRtpTicks) {
    assertThat(afterExample(0, firstRtpTicks).jitterMillis())
        .isEqualTo(afterExample(0, 0).jitterMillis());
  }

  @Test
  void theFirstPacketGivesNoEstimate() {
    InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(48_000);
    assertThat(jitter.clockRateHertz()).isEqualTo(48_000);
    assertThat(jitter.onPacket(5, 7)).isFalse();
    assertThat(jitter.jitterMillis()).isZero();
    assertThat(jitter.onPacket(20_000_005, 967)).isTrue();
    assertThat(jitter.jitterMillis()).isZero();
  }

  @Test
  void oneLatePacketMovesItByASixteenth() {
    InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(48_000);
    jitter.onPacket(0, 0);
    jitter.onPacket(36_000_000, 960);
    assertThat(jitter.jitterMillis()).isEqualTo(1.0);
  }

  @Test
  void reorderedPacketsAreTakenInArrivalOrder() {
    InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(8000);
    jitter.onPacket(0, 160);
    jitter.onPacket(0, 0);
    assertThat(jitter.jitterMillis()).isEqualTo(20.0 / 16);
  }

  @Test
  void aDriftOf50PpmAddsOneMicrosecond() {
    InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(48_000);
    for (int i = 0; i < 1000; i++) {
      jitter.onPacket(i * 20_001_000L, i * 960);
    }
    assertThat(jitter.jitterMillis()).isCloseTo(0.001, within(1e-9));
  }

  @Test
  void aRestoredEstimateGoesOnAtEveryCut() {
    for (int cut = 0; cut < ARRIVAL_MILLIS.length; cut++) {
      InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(CLOCK_RATE_HERTZ);
      for (int i = 0; i < ARRIVAL_MILLIS.length; i++) {
        if (i == cut) {
          jitter = RoundTrip.of(jitter, InterarrivalJitter::writeTo, InterarrivalJitter::readFrom);
        }
        jitter.onPacket(ARRIVAL_MILLIS[i] * 1_000_000L, i * FRAME_TICKS);
      }
      assertThat(jitter.jitterMillis()).isEqualTo(afterExample(0, 0).jitterMillis());
    }
  }

  @Test
  void aClockHasARate() {
    assertThatThrownBy(() -> InterarrivalJitter.ofClockRate(0)).hasMessage("clockRateHertz=0 < 1");
  }

  private static InterarrivalJitter afterExample(long offsetNanos, int firstRtpTicks) {
    InterarrivalJitter jitter = InterarrivalJitter.ofClockRate(CLOCK_RATE_HERTZ);
    for (int i = 0; i < ARRIVAL_MILLIS.length; i++) {
      jitter.onPacket(
          offsetNanos + ARRIVAL_MILLIS[i] * 1_000_000L, firstRtpTicks + i * FRAME_TICKS);
    }
    return jitter;
  }
}
