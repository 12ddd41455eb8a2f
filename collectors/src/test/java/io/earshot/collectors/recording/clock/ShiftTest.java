package io.earshot.collectors.recording.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShiftTest {

  private static final long FIRST_NANOS = 1_795_347_660_103_600_000L;

  @Test
  void anOffsetMovesEveryTimeAlike() {
    Shift shift = new Shift(-7_200_000_000_123L, 0);

    assertThat(shift.moved(FIRST_NANOS, FIRST_NANOS)).isEqualTo(FIRST_NANOS - 7_200_000_000_123L);
    assertThat(shift.moved(FIRST_NANOS + 1, FIRST_NANOS))
        .isEqualTo(FIRST_NANOS - 7_200_000_000_122L);
  }

  @Test
  void aRateGainsFromTheFirstRecordOn() {
    Shift shift = new Shift(3_200_000_000L, 40_000);

    assertThat(shift.moved(FIRST_NANOS + 80_000_000_000L, FIRST_NANOS))
        .isEqualTo(FIRST_NANOS + 80_000_000_000L + 3_200_000_000L + 3_200_000L);
  }

  @Test
  void whatWasStampedBeforeIsBehind() {
    Shift shift = new Shift(0, 500_000);

    assertThat(shift.moved(FIRST_NANOS - 1_000_000, FIRST_NANOS))
        .isEqualTo(FIRST_NANOS - 1_000_500);
  }

  /** A day times 500 ppm does not fit 64 bits; seed 7. */
  @Test
  void noProductOverflows() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      long sinceNanos = random.nextLong(-86_400_000_000_000L, 86_400_000_000_000L);
      long partsPerBillion = random.nextLong(-500_000, 500_001);
      BigInteger[] gained =
          BigInteger.valueOf(sinceNanos)
              .multiply(BigInteger.valueOf(partsPerBillion))
              .divideAndRemainder(BigInteger.valueOf(1_000_000_000));
      long down = gained[1].signum() < 0 ? 1 : 0;

      assertThat(new Shift(0, partsPerBillion).moved(FIRST_NANOS + sinceNanos, FIRST_NANOS))
          .isEqualTo(FIRST_NANOS + sinceNanos + gained[0].longValueExact() - down);
    }
  }

  @Test
  void moreThanAnyClockIsOffIsRefused() {
    assertThatThrownBy(() -> new Shift(315_360_000_000_000_001L, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shift(0, -500_001)).isInstanceOf(IllegalArgumentException.class);
  }
}
