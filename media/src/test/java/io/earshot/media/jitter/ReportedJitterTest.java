package io.earshot.media.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.snapshot.RoundTrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedJitterTest {

  private static final int FRAME_TICKS = 160;

  /** Arrivals of the worked example of toncar.cz "VoIP Basics: Jitter", in ticks of 8 kHz. */
  private static final int[] ARRIVAL_TICKS = {
    80, 240, 392, 592, 720, 888, 1112, 1200, 1360, 1528, 1680, 1832, 2000, 2168
  };

  /** RFC 3550 A.8 by hand: D of 5, 7, 12, 10, 12, 12 and 80 ticks. */
  @Test
  void matchesTheTextOfA8() {
    int[] arrivals = {0, 165, 318, 490, 640, 812, 960, 1200};
    long[] reported = {0, 0, 0, 1, 2, 2, 3, 8};
    ReportedJitter jitter = new ReportedJitter();
    for (int i = 0; i < arrivals.length; i++) {
      jitter.onPacket(arrivals[i], i * FRAME_TICKS);
      assertThat(jitter.jitterTicks()).isEqualTo(reported[i]);
    }
    assertThat(jitter.scaledJitterTicks()).isEqualTo(128);
  }

  /** The example ends at 1.3477 ms; A.8 says that rounding costs less than a tick. */
  @Test
  void theRoundedFormStaysWithinATickOfTheExample() {
    ReportedJitter jitter = afterExample(0, 0);
    assertThat(jitter.scaledJitterTicks() / 16.0 / 8).isCloseTo(1.3477, within(1.0 / 8));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE - 500, Integer.MIN_VALUE})
  void bothClocksMayWrapAnywhere(int firstTicks) {
    assertThat(afterExample(firstTicks, 0).scaledJitterTicks())
        .isEqualTo(afterExample(0, firstTicks).scaledJitterTicks())
        .isEqualTo(afterExample(0, 0).scaledJitterTicks());
  }

  @Test
  void theWidestStepIsNoOverflow() {
    ReportedJitter jitter = new ReportedJitter();
    jitter.onPacket(0, 0);
    jitter.onPacket(Integer.MIN_VALUE, 0);
    assertThat(jitter.jitterTicks()).isEqualTo((1L << 31) / 16);
  }

  @Test
  void aRestoredEstimateGoesOnAtEveryCut() {
    for (int cut = 0; cut < ARRIVAL_TICKS.length; cut++) {
      ReportedJitter jitter = new ReportedJitter();
      for (int i = 0; i < ARRIVAL_TICKS.length; i++) {
        if (i == cut) {
          jitter = RoundTrip.of(jitter, ReportedJitter::writeTo, ReportedJitter::readFrom);
        }
        jitter.onPacket(ARRIVAL_TICKS[i], i * FRAME_TICKS);
      }
      assertThat(jitter.scaledJitterTicks()).isEqualTo(afterExample(0, 0).scaledJitterTicks());
    }
  }

  private static ReportedJitter afterExample(int firstArrivalTicks, int firstRtpTicks) {
    ReportedJitter jitter = new ReportedJitter();
    for (int i = 0; i < ARRIVAL_TICKS.length; i++) {
      jitter.onPacket(firstArrivalTicks + ARRIVAL_TICKS[i], firstRtpTicks + i * FRAME_TICKS);
    }
    return jitter;
  }
}
