package io.earshot.media.clock;

import static io.earshot.media.clock.BudgetVerdict.FAIL;
import static io.earshot.media.clock.BudgetVerdict.PASS;
import static io.earshot.media.clock.BudgetVerdict.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class OneWayDelayTest {

  private static final long NANOS_PER_MILLI = 1_000_000L;

  /** 4.010 ± 0.015 s. */
  private final OffsetInterval offset = offset(3_995 * NANOS_PER_MILLI, 4_025 * NANOS_PER_MILLI, 0);

  @Test
  void theExampleOfItsDescription() {
    OneWayDelay delay = forward(1_000, 5_040);
    assertThat(delay)
        .isEqualTo(
            new OneWayDelay(30 * NANOS_PER_MILLI, 15 * NANOS_PER_MILLI, 45 * NANOS_PER_MILLI));
    assertThat(delay.errNanos()).isEqualTo(15 * NANOS_PER_MILLI);
    assertThat(delay.verdict(50 * NANOS_PER_MILLI)).isEqualTo(PASS);
    assertThat(delay.verdict(40 * NANOS_PER_MILLI)).isEqualTo(UNDECIDED);
    assertThat(delay.verdict(15 * NANOS_PER_MILLI)).isEqualTo(UNDECIDED);
    assertThat(delay.verdict(14 * NANOS_PER_MILLI)).isEqualTo(FAIL);
    assertThat(delay.verdict(45 * NANOS_PER_MILLI)).isEqualTo(PASS);
  }

  @Test
  void theWayBackAddsTheOffset() {
    assertThat(reverse(5_000, 1_012))
        .isEqualTo(
            new OneWayDelay(22 * NANOS_PER_MILLI, 7 * NANOS_PER_MILLI, 37 * NANOS_PER_MILLI));
  }

  @Test
  void noDelayIsBelowZero() {
    assertThat(forward(1_000, 5_015))
        .isEqualTo(new OneWayDelay(5 * NANOS_PER_MILLI, 0, 20 * NANOS_PER_MILLI));
    OneWayDelay impossible = forward(1_000, 4_900);
    assertThat(impossible).isEqualTo(new OneWayDelay(-110 * NANOS_PER_MILLI, 0, 0));
    assertThat(impossible.verdict(50 * NANOS_PER_MILLI)).isEqualTo(PASS);
  }

  @Test
  void theResolutionWidens() {
    OneWayDelay delay =
        Objects.requireNonNull(
            OneWayDelay.forward(
                1_000 * NANOS_PER_MILLI,
                5_040 * NANOS_PER_MILLI,
                offset(3_995 * NANOS_PER_MILLI, 4_025 * NANOS_PER_MILLI, 101_000)));
    assertThat(delay.errNanos()).isEqualTo(15_101_000);
  }

  @Test
  void timesThatNoClockShowsHaveNoDelay() {
    assertThat(OneWayDelay.forward(Long.MIN_VALUE, Long.MAX_VALUE, offset)).isNull();
    assertThat(OneWayDelay.reverse(Long.MAX_VALUE, Long.MIN_VALUE, offset)).isNull();
  }

  /** 30 there and 22 back: the offset may be anything, the sum is 52. */
  @Test
  void aLoopIsJudgedWithoutTheOffset() {
    OneWayDelay there = forward(1_000, 5_040);
    OneWayDelay back = reverse(5_000, 1_012);
    assertThat(OneWayDelay.loopVerdict(there, back, 100_000, 27 * NANOS_PER_MILLI)).isEqualTo(PASS);
    assertThat(OneWayDelay.loopVerdict(there, back, 100_000, 26 * NANOS_PER_MILLI))
        .isEqualTo(UNDECIDED);
    assertThat(OneWayDelay.loopVerdict(there, back, 100_000, 25 * NANOS_PER_MILLI)).isEqualTo(FAIL);
  }

  /** Floors 28 and 14 ms differ by a third of their sum: within 400, not within 300 permille. */
  @Test
  void theModelNarrowsByWhatItAssumes() {
    OffsetInterval lte = offset(-14 * NANOS_PER_MILLI, 28 * NANOS_PER_MILLI, 0);
    lte.describe(42 * NANOS_PER_MILLI, 0, 0);
    assertThat(lte.errNanos()).isEqualTo(21 * NANOS_PER_MILLI);
    assertThat(lte.modelErrNanos(400)).isEqualTo(8_400_000);
    assertThat(lte.modelErrNanos(1000)).isEqualTo(21 * NANOS_PER_MILLI);
    assertThat(Math.abs(lte.midNanos())).isBetween(6_300_001L, 8_400_000L);
    lte.describe(11_000 * NANOS_PER_MILLI, 0, 0);
    assertThat(lte.modelErrNanos(400)).isEqualTo(lte.errNanos());
  }

  private OneWayDelay forward(long leftSendMillis, long rightReceiveMillis) {
    return Objects.requireNonNull(
        OneWayDelay.forward(
            leftSendMillis * NANOS_PER_MILLI, rightReceiveMillis * NANOS_PER_MILLI, offset));
  }

  private OneWayDelay reverse(long rightSendMillis, long leftReceiveMillis) {
    return Objects.requireNonNull(
        OneWayDelay.reverse(
            rightSendMillis * NANOS_PER_MILLI, leftReceiveMillis * NANOS_PER_MILLI, offset));
  }

  private static OffsetInterval offset(long loNanos, long hiNanos, long resolutionNanos) {
    OffsetInterval offset = new OffsetInterval();
    offset.set(loNanos, hiNanos);
    offset.describe(30 * NANOS_PER_MILLI, 0, 0);
    offset.qualify(resolutionNanos, true);
    return offset;
  }
}
