package io.earshot.media.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.media.snapshot.RoundTrip;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockRateTest {

  private static final long FRAME_NANOS = 20_000_000;

  @ParameterizedTest(name = "{0} Hz")
  @ValueSource(ints = {8000, 16000, 32000, 44100, 48000, 90000})
  void everyKnownRateIsRecognized(int hertz) {
    assertThat(after(hertz, 250, 0).hertz()).hasValue(hertz);
  }

  @ParameterizedTest(name = "{0} Hz, up to 90 ms late, seed 5")
  @ValueSource(ints = {8000, 16000, 32000, 44100, 48000, 90000})
  void jitterDoesNotChangeTheRate(int hertz) {
    assertThat(after(hertz, 250, 90_000_000).hertz()).hasValue(hertz);
  }

  @Test
  void anOddRateGoesToTheNearestByRatio() {
    assertThat(after(11_025, 50, 0).hertz()).hasValue(8000);
    assertThat(after(11_500, 50, 0).hertz()).hasValue(16_000);
    assertThat(after(400_000, 50, 0).hertz()).hasValue(90_000);
    assertThat(after(1000, 50, 0).hertz()).hasValue(8000);
  }

  @Test
  void onePacketTellsNothing() {
    ClockRate rate = new ClockRate();
    assertThat(rate.hertz()).isEmpty();
    rate.onPacket(0, 0);
    assertThat(rate.hertz()).isEmpty();
    rate.onPacket(0, 960);
    assertThat(rate.hertz()).as("no time has passed").isEmpty();
  }

  @Test
  void timestampsThatStandStillTellNothing() {
    ClockRate rate = new ClockRate();
    rate.onPacket(0, 5);
    rate.onPacket(FRAME_NANOS, 5);
    assertThat(rate.hertz()).isEmpty();
  }

  @Test
  void aRestartOfTheTimestampsIsLeftOut() {
    ClockRate rate = after(48_000, 100, 0);
    for (int i = 0; i < 100; i++) {
      rate.onPacket((100 + i) * FRAME_NANOS, 1_900_000_000 + i * 960);
    }
    assertThat(rate.hertz()).hasValue(48_000);
  }

  @Test
  void theTimestampMayWrap() {
    ClockRate rate = new ClockRate();
    for (int i = 0; i < 100; i++) {
      rate.onPacket(i * FRAME_NANOS, -4000 + i * 320);
    }
    assertThat(rate.hertz()).hasValue(16_000);
  }

  @Test
  void aRestoredRateGoesOn() {
    ClockRate rate = RoundTrip.of(after(44_100, 10, 0), ClockRate::writeTo, ClockRate::readFrom);
    for (int i = 10; i < 100; i++) {
      rate.onPacket(i * FRAME_NANOS, i * 882);
    }
    assertThat(rate.hertz()).hasValue(44_100);
  }

  private static ClockRate after(int hertz, int packets, int maxLateNanos) {
    SplittableRandom random = new SplittableRandom(5);
    ClockRate rate = new ClockRate();
    for (int i = 0; i < packets; i++) {
      rate.onPacket(i * FRAME_NANOS + random.nextInt(maxLateNanos + 1), i * hertz / 50);
    }
    return rate;
  }
}
