package io.earshot.media.clock;

import static io.earshot.media.clock.SampleRefusal.BACKWARD_CLOCK;
import static io.earshot.media.clock.SampleRefusal.LATE;
import static io.earshot.media.clock.SampleRefusal.LONG_ROUND_TRIP;
import static io.earshot.media.clock.SampleRefusal.NEGATIVE_ROUND_TRIP;
import static io.earshot.media.clock.SampleRefusal.OUT_OF_RANGE;
import static io.earshot.media.clock.SampleRefusal.UNSET_TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an agent sends: counted by reason, no wild number, no endless loop. */
class HostileSampleTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final EdgeConfig CONFIG = EdgeConfig.of(RatePrior.BROWSER, 101_000);

  private final ClockEdge edge = ClockEdge.of(CONFIG);
  private final OffsetInterval offset = new OffsetInterval();

  @Test
  void aRoundTripBelowZeroIsRefused() {
    assertThat(edge.exchange(SECOND, 5 * MILLI, SECOND, -5 * MILLI - 1)).isFalse();
    assertThat(edge.exchange(SECOND, 5 * MILLI, SECOND, -5 * MILLI)).isTrue();
    assertRefusedOnce(NEGATIVE_ROUND_TRIP);
  }

  @Test
  void aRoundTripOfMoreThanTenSecondsIsRefused() {
    assertThat(edge.exchange(SECOND, 5 * SECOND, SECOND, 5 * SECOND + 1)).isFalse();
    assertThat(edge.exchange(SECOND, 5 * SECOND, SECOND, 5 * SECOND)).isTrue();
    assertRefusedOnce(LONG_ROUND_TRIP);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 61, -(1L << 61), 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE})
  void aDifferenceThatNoTwoClocksHaveIsRefused(long nanos) {
    assertThat(edge.exchange(SECOND, nanos, SECOND, -nanos)).isFalse();
    assertThat(edge.forward(SECOND, nanos)).isFalse();
    assertThat(edge.reverse(SECOND, nanos)).isFalse();
    assertThat(edge.tally().refused(OUT_OF_RANGE)).isEqualTo(3);
    assertThat(edge.tally().accepted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, SampleLimits.MAX_TIME_NANOS + 1})
  void aTimeThatNoClockShowsIsRefused(long leftNanos) {
    assertThat(edge.exchange(leftNanos, 0, SECOND, 0)).isFalse();
    assertThat(edge.exchange(SECOND, 0, leftNanos, 0)).isFalse();
    assertThat(edge.forward(leftNanos, 0)).isFalse();
    assertThat(edge.probe(leftNanos, leftNanos, leftNanos, leftNanos)).isFalse();
    assertThat(edge.tally().refused(OUT_OF_RANGE)).isEqualTo(4);
  }

  /** RFC 5905 §6: the special value 0 is "unknown or unsynchronized time". */
  @Test
  void aTimestampOfZeroIsNoTimestamp() {
    assertThat(edge.probe(0, 2, 3, 4)).isFalse();
    assertThat(edge.probe(1, 0, 3, 4)).isFalse();
    assertThat(edge.probe(1, 2, 0, 4)).isFalse();
    assertThat(edge.probe(1, 2, 3, 0)).isFalse();
    assertThat(edge.tally().refused(UNSET_TIMESTAMP)).isEqualTo(4);
    assertThat(edge.probe(1, 2, 3, 4)).isTrue();
  }

  @Test
  void aClockThatRunsBackwardWithinAnExchangeIsRefused() {
    assertThat(edge.probe(100, 300, 299, 110)).isFalse();
    assertThat(edge.probe(100, 300, 301, 99)).isFalse();
    assertThat(edge.tally().refused(BACKWARD_CLOCK)).isEqualTo(2);
    assertThat(edge.probe(100, 300, 300, 100)).isTrue();
  }

  @Test
  void clocksTooFarApartForInt64AreRefused() {
    long far = SampleLimits.MAX_TIME_NANOS;
    assertThat(edge.probe(-far, far, far, -far)).isFalse();
    assertThat(edge.probe(far, -far, -far, far)).isFalse();
    assertThat(edge.tally().refused(OUT_OF_RANGE)).isEqualTo(2);
  }

  @Test
  void aSampleOfAClosedPaneIsLateEvenIfTheLeftClockWentBack() {
    exchanges(100, 150);
    assertThat(edge.exchange(140 * SECOND, 0, 140 * SECOND, 0)).isFalse();
    assertThat(edge.exchange(-(1L << 62), 0, -(1L << 62), 0)).isFalse();
    assertThat(edge.exchange(145 * SECOND, 15 * MILLI, 143 * SECOND, 15 * MILLI)).isTrue();
    assertThat(edge.tally().refused(LATE)).isEqualTo(5);
  }

  /** 2^62 ns are two thousand million panes: closing them one by one would take an hour. */
  @ParameterizedTest
  @ValueSource(longs = {1L << 62, 1L << 50, 2_000 * SECOND})
  void aLeapOfTheLeftClockTakesNoTime(long leapNanos) {
    RecordList leaping = new RecordList();
    ClockEdge leaper = ClockEdge.of(CONFIG, leaping, new Workspace());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          exchanges(leaper, 100, 200);
          exchanges(leaper, 200 + leapNanos / SECOND, 300 + leapNanos / SECOND);
          leaper.end();
        });
    assertThat(leaper.tally().jumps()).isEqualTo(1);
    assertThat(leaping.records()).allMatch(each -> each.loNanos() <= each.hiNanos());
    long afterNanos = 250 * SECOND + leapNanos;
    assertThat(leaper.offsetAt(afterNanos, offset)).isTrue();
    assertThat(offset.errNanos()).isBetween(15 * MILLI, 16 * MILLI);
    assertThat(offset.midNanos()).isBetween(-MILLI, MILLI);
    // Before the leap the records end where the memory does.
    assertThat(leaping.records().get(leaping.records().size() - 70).pane()).isLessThan(100 + 1200);
  }

  @Test
  void anExchangeMayNotSpanAnAge() {
    assertThat(edge.exchange(1L << 62, 15 * MILLI, 100 * SECOND, 15 * MILLI)).isTrue();
    exchanges(edge, (1L << 62) / SECOND, (1L << 62) / SECOND + 60);
    edge.end();
    assertThat(edge.offsetAt((1L << 62) + 30 * SECOND, offset)).isTrue();
    assertThat(offset.midNanos()).isBetween(-MILLI, MILLI);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 0, 1L << 40, 5_000 * SECOND})
  void aQuestionAboutAnotherAgeHasNoAnswer(long leftNanos) {
    exchanges(3000, 3300);
    assertThat(edge.liveOffsetAt(leftNanos, offset)).isFalse();
    assertThat(edge.offsetAt(leftNanos, offset)).isFalse();
    assertThat(edge.isSettled(leftNanos)).isEqualTo(leftNanos < 3000 * SECOND);
  }

  /** A pane whose own samples contradict each other says nothing, and nothing wild. */
  @Test
  void samplesThatContradictEachOtherYieldNoInterval() {
    exchanges(100, 130);
    for (long second = 130; second < 200; second++) {
      edge.forward(second * SECOND, -SECOND);
      edge.reverse(second * SECOND, -SECOND);
    }
    assertThat(edge.liveOffsetAt(199 * SECOND, offset)).isFalse();
    edge.end();
    for (long second = 100; second < 200; second++) {
      if (edge.offsetAt(second * SECOND, offset)) {
        assertThat(offset.loNanos()).isLessThanOrEqualTo(offset.hiNanos());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noBitsAtAllBreakIt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RecordList out = new RecordList();
    ClockEdge victim = ClockEdge.of(CONFIG, out, new Workspace());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            long time = any(random);
            long value = any(random);
            switch (random.nextInt(4)) {
              case 0 -> victim.exchange(time, value, any(random), any(random));
              case 1 -> victim.exchange(time, value, time, random.nextLong(SECOND) - value);
              case 2 -> victim.forward(time, value);
              default -> victim.reverse(time, value);
            }
            victim.liveOffsetAt(any(random), offset);
            assertThat(offset.loNanos()).isLessThanOrEqualTo(offset.hiNanos());
            assertThat(offset.errNanos()).isBetween(0L, 1L << 62);
            assertThat(offset.modelErrNanos(400)).isLessThanOrEqualTo(offset.errNanos());
          }
          victim.end();
        });
    assertThat(out.records())
        .allMatch(
            each ->
                each.loNanos() <= each.hiNanos()
                    && Math.abs(each.loNanos()) < 1L << 61
                    && Math.abs(each.hiNanos()) < 1L << 61
                    && each.floorNanos() >= 0
                    && each.scatterNanos() >= 0
                    && Math.abs(each.ratePpb()) <= 200_000
                    && each.doubtPpb() <= 200_000);
  }

  /** Numbers of any size, near one another as often as not. */
  private static long any(SplittableRandom random) {
    int bits = random.nextInt(64);
    return random.nextInt(3) == 0
        ? 4000 * SECOND + random.nextLong(60 * SECOND)
        : random.nextLong() >> bits;
  }

  private void exchanges(long fromSecond, long toSecond) {
    exchanges(edge, fromSecond, toSecond);
  }

  private static void exchanges(ClockEdge into, long fromSecond, long toSecond) {
    for (long second = fromSecond; second < toSecond; second++) {
      into.exchange(second * SECOND, 15 * MILLI, second * SECOND, 15 * MILLI);
    }
  }

  private void assertRefusedOnce(SampleRefusal reason) {
    for (SampleRefusal each : SampleRefusal.values()) {
      assertThat(edge.tally().refused(each)).isEqualTo(each == reason ? 1 : 0);
    }
    assertThat(edge.tally().accepted()).isEqualTo(2);
  }
}
