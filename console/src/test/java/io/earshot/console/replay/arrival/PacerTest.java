package io.earshot.console.replay.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PacerTest {

  private final FakeClock clock = new FakeClock();

  @ParameterizedTest(name = "speed {0}: 6 s take {1} ms")
  @CsvSource({"1, 6000", "2, 3000", "0.5, 12000", "600, 10"})
  void eventTimePassesAtTheSpeed(double speed, long expectedMillis) throws InterruptedException {
    Pacer pacer = new Pacer(new ReplaySpeed(speed), clock);
    for (long eventMillis = 0; eventMillis <= 6_000; eventMillis += 500) {
      pacer.await(1_700_000_000_000L + eventMillis);
    }
    assertThat(clock.nanos / 1_000_000).isEqualTo(expectedMillis);
  }

  @Test
  void slowWorkIsCaughtUpWith() throws InterruptedException {
    Pacer pacer = new Pacer(new ReplaySpeed(1), clock);
    pacer.await(0);
    clock.nanos += 900_000_000L;
    pacer.await(1_000);
    assertThat(clock.nanos).isEqualTo(1_000_000_000L);
  }

  @Test
  void gapsAndStepsBackAreNotWaitedFor() throws InterruptedException {
    Pacer pacer = new Pacer(new ReplaySpeed(1), clock);
    pacer.await(0);
    pacer.await(3_600_000);
    pacer.await(3_599_000);
    pacer.await(3_600_000);
    assertThat(clock.nanos).isZero();
  }

  @Test
  void maxNeverWaits() throws InterruptedException {
    Pacer pacer = new Pacer(new ReplaySpeed.Converter().convert("max"), clock);
    pacer.await(0);
    pacer.await(5_000);
    assertThat(clock.nanos).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "fast", ""})
  void anythingElseIsNoSpeed(String text) {
    assertThatThrownBy(() -> new ReplaySpeed.Converter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("found \"" + text + "\", expected max or a number above 0");
  }

  private static final class FakeClock implements WallClock {

    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void sleepNanos(long sleepNanos) {
      nanos += sleepNanos;
    }
  }
}
