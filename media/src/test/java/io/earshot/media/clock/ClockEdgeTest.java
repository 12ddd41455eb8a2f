package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the theory says of quiet paths and perfect clocks, to the nanosecond. */
class ClockEdgeTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final EdgeConfig EXACT = EdgeConfig.of(RatePrior.BROWSER, 0);

  private final OffsetInterval offset = new OffsetInterval();

  /** RFC 5905 §8: offset ((T2 - T1) + (T3 - T4)) / 2, delay (T4 - T1) - (T3 - T2). */
  @Test
  void oneExchangeSaysWhatNtpSays() {
    ClockEdge edge = ClockEdge.of(EXACT);
    long t1 = 10 * SECOND;
    long t2 = t1 + 4 * SECOND + 23 * MILLI;
    long t3 = t2 + MILLI;
    long t4 = t1 + 40 * MILLI;
    // NTP's client is our right clock, which begins; its offset is left minus right.
    assertThat(edge.probe(t1, t2, t3, t4)).isTrue();
    assertThat(edge.liveOffsetAt(t3, offset)).isTrue();
    long ntpOffsetNanos = ((t2 - t1) + (t3 - t4)) / 2;
    long ntpDelayNanos = (t4 - t1) - (t3 - t2);
    // The rate may be 200 ppm off over the 1 ms from one sample to the other.
    assertThat(offset.midNanos()).isEqualTo(-ntpOffsetNanos - 100);
    assertThat(offset.errNanos()).isEqualTo(ntpDelayNanos / 2 + 100);
    assertThat(offset.floorNanos()).isEqualTo(ntpDelayNanos);
    assertThat(offset.isFinal()).isFalse();
  }

  /** The example in the description of this package. */
  @Test
  void theSmallestOfEachDirectionBound() {
    ClockEdge edge = ClockEdge.of(EXACT);
    long at = 1000 * SECOND;
    edge.exchange(at, 4015 * MILLI, at, -3969 * MILLI);
    edge.exchange(at, 4022 * MILLI, at, -3988 * MILLI);
    edge.exchange(at, 4017 * MILLI, at, -3985 * MILLI);
    assertThat(edge.liveOffsetAt(at, offset)).isTrue();
    assertThat(offset.loNanos()).isEqualTo(3988 * MILLI);
    assertThat(offset.hiNanos()).isEqualTo(4015 * MILLI);
    assertThat(offset.midNanos()).isEqualTo(4_001_500_000L);
    assertThat(offset.errNanos()).isEqualTo(13_500_000L);
  }

  /** Freris, Graham and Kumar: the round trip is seen, how it divides is not. */
  @Test
  void asymmetryShiftsTheMiddleByHalfAndStaysInside() {
    ClockEdge symmetric = quietEdge(4 * SECOND, 20 * MILLI, 20 * MILLI, 300);
    ClockEdge asymmetric = quietEdge(4 * SECOND, 28 * MILLI, 12 * MILLI, 300);
    assertThat(symmetric.offsetAt(399 * SECOND, offset)).isTrue();
    assertThat(offset.midNanos()).isEqualTo(4 * SECOND);
    assertThat(offset.errNanos()).isEqualTo(20 * MILLI);
    assertThat(asymmetric.offsetAt(399 * SECOND, offset)).isTrue();
    assertThat(offset.midNanos()).isEqualTo(4 * SECOND + 8 * MILLI);
    assertThat(offset.errNanos()).isEqualTo(20 * MILLI);
    assertThat(offset.floorNanos()).isEqualTo(40 * MILLI);
    assertThat(offset.scatterNanos()).isZero();
    assertThat(offset.flags()).isZero();
  }

  @Test
  void anotherZeroOfTheRightClockShiftsTheOffsetAndNothingElse() {
    for (long zeroNanos : new long[] {-(1L << 60), -7 * SECOND, 0, 1_760_000_000 * SECOND}) {
      ClockEdge edge = quietEdge(zeroNanos, 15 * MILLI, 12 * MILLI, 100);
      assertThat(edge.offsetAt(151 * SECOND, offset)).isTrue();
      assertThat(offset.midNanos()).isEqualTo(zeroNanos + 1_500_000);
      assertThat(offset.errNanos()).isEqualTo(13_500_000);
    }
  }

  /** The width never goes below the floor of the round trip. */
  @Test
  void manyExchangesAreNoBetterThanTheFloor() {
    assertThat(quietEdge(0, 15 * MILLI, 15 * MILLI, 10).offsetAt(105 * SECOND, offset)).isTrue();
    long fewErrNanos = offset.errNanos();
    assertThat(quietEdge(0, 15 * MILLI, 15 * MILLI, 900).offsetAt(905 * SECOND, offset)).isTrue();
    assertThat(offset.errNanos()).isEqualTo(fewErrNanos).isEqualTo(15 * MILLI);
  }

  @Test
  void aConstantRateIsMeasuredAndFollowed() {
    ClockEdge edge = ClockEdge.of(EXACT);
    for (long second = 101; second < 300; second += 2) {
      long at = second * SECOND;
      long offsetNanos = 50_000 * second;
      edge.exchange(at, 15 * MILLI + offsetNanos, at, 15 * MILLI - offsetNanos);
    }
    assertThat(edge.ratePpb()).isEqualTo(50_000);
    assertThat(edge.rateDoubtPpb()).isLessThan(1_000);
    edge.end();
    assertThat(edge.offsetAt(251 * SECOND, offset)).isTrue();
    assertThat(offset.midNanos()).isEqualTo(50_000 * 251);
    assertThat(offset.errNanos()).isEqualTo(15 * MILLI);
    assertThat(edge.offsetAt(251 * SECOND + SECOND / 2, offset)).isTrue();
    assertThat(offset.midNanos()).isEqualTo(50_000 * 251 + 25_000);
    assertThat(offset.errNanos()).isBetween(15 * MILLI, 15 * MILLI + 500);
  }

  @Test
  void aRecordIsFinalTwelveSecondsAndTheGraceAfterTheEvent() {
    ClockEdge edge = ClockEdge.of(EXACT);
    exchanges(edge, 100, 118, 0);
    // The pane began at 100; six panes from there, and 5 s of grace.
    assertThat(edge.isSettled(101 * SECOND)).isTrue();
    assertThat(edge.isSettled(102 * SECOND)).isFalse();
    exchanges(edge, 118, 119, 0);
    assertThat(edge.isSettled(102 * SECOND)).isFalse();
    exchanges(edge, 119, 120, 0);
    assertThat(edge.isSettled(102 * SECOND)).isTrue();
    assertThat(edge.track().record(51)).isNotNull();
    assertThat(edge.track().record(52)).isNull();
  }

  @Test
  void theEndSettlesEverything() {
    ClockEdge edge = ClockEdge.of(EXACT);
    edge.end();
    assertThat(edge.isSettled(0)).isFalse();
    exchanges(edge, 100, 103, 0);
    assertThat(edge.offsetAt(102 * SECOND, offset)).isFalse();
    edge.end();
    assertThat(edge.isSettled(102 * SECOND)).isTrue();
    assertThat(edge.offsetAt(102 * SECOND, offset)).isTrue();
    assertThat(offset.isFinal()).isTrue();
    assertThat(offset.flags()).isZero();
    assertThat(edge.exchange(102 * SECOND, 0, 102 * SECOND, 0)).isFalse();
    assertThat(edge.tally().refused(SampleRefusal.LATE)).isEqualTo(2);
    assertThat(edge.exchange(400 * SECOND, 0, 400 * SECOND, 0)).isTrue();
  }

  @Test
  void theLastRecordAnswersForThirtyTwoPanesAndSaysSo() {
    ClockEdge edge = quietEdge(0, 15 * MILLI, 15 * MILLI, 50);
    long lastNanos = 149 * SECOND;
    assertThat(edge.offsetAt(lastNanos, offset)).isTrue();
    long errNanos = offset.errNanos();
    assertThat(edge.offsetAt(lastNanos + 64 * SECOND, offset)).isTrue();
    assertThat(offset.flags()).isEqualTo(OffsetFlags.EXTRAPOLATED);
    assertThat(offset.errNanos()).isGreaterThan(errNanos);
    assertThat(offset.isFinal()).isFalse();
    assertThat(edge.offsetAt(lastNanos + 67 * SECOND, offset)).isFalse();
    assertThat(edge.offsetAt(50 * SECOND, offset)).isFalse();
  }

  @Test
  void theTrackHoldsTwoMinutes() {
    ClockEdge edge = quietEdge(0, 15 * MILLI, 15 * MILLI, 400);
    assertThat(edge.track().record(249)).isNotNull();
    assertThat(edge.track().record(249 - OffsetTrack.CAPACITY + 1)).isNotNull();
    assertThat(edge.track().record(249 - OffsetTrack.CAPACITY)).isNull();
  }

  @Test
  void oneDirectionAloneBoundsNothing() {
    ClockEdge forwardOnly = ClockEdge.of(EXACT);
    ClockEdge reverseOnly = ClockEdge.of(EXACT);
    for (long second = 100; second < 200; second++) {
      assertThat(forwardOnly.forward(second * SECOND, 15 * MILLI)).isTrue();
      assertThat(reverseOnly.reverse(second * SECOND, 15 * MILLI)).isTrue();
    }
    for (ClockEdge edge : List.of(forwardOnly, reverseOnly, ClockEdge.of(EXACT))) {
      assertThat(edge.liveOffsetAt(150 * SECOND, offset)).isFalse();
      edge.end();
      assertThat(edge.offsetAt(150 * SECOND, offset)).isFalse();
    }
  }

  /** Paxson: both envelopes shift by opposite signs. A slower route shifts one. */
  @Test
  void aSlowerRouteIsNoStep() {
    ClockEdge edge = ClockEdge.of(EXACT);
    exchanges(edge, 100, 200, 0);
    for (long second = 200; second < 300; second++) {
      long at = second * SECOND;
      edge.exchange(at, 15 * MILLI, at, 27 * MILLI);
    }
    edge.end();
    assertThat(edge.offsetAt(250 * SECOND, offset)).isTrue();
    assertThat(offset.flags()).isZero();
    // Still the floor of before, seen 50 s ago: only the doubt about the rate is added.
    assertThat(offset.errNanos()).isBetween(15 * MILLI, 15 * MILLI + 200_000);
  }

  @Test
  void bothDirectionsSlowerSetHistoryAside() {
    ClockEdge edge = ClockEdge.of(EXACT);
    ClockEdge unguarded = ClockEdge.of(EXACT.unguarded());
    for (long second = 100; second < 300; second++) {
      long at = second * SECOND;
      long delayNanos = (second < 200 ? 15 : 45) * MILLI;
      edge.exchange(at, delayNanos, at, delayNanos);
      unguarded.exchange(at, delayNanos, at, delayNanos);
    }
    edge.end();
    unguarded.end();
    assertThat(edge.offsetAt(250 * SECOND, offset)).isTrue();
    assertThat(offset.flags()).isEqualTo(OffsetFlags.HISTORY_SET_ASIDE);
    assertThat(offset.errNanos()).isGreaterThan(45 * MILLI - 1);
    assertThat(unguarded.offsetAt(250 * SECOND, offset)).isTrue();
    assertThat(offset.flags()).isZero();
    assertThat(offset.errNanos()).isLessThan(16 * MILLI);
  }

  /**
   * Right clock ahead by the offset; constant delays from second 100 on. One exchange in the middle
   * of each pane, where its record is: so the doubt about the rate adds nothing there.
   */
  private static ClockEdge quietEdge(
      long offsetNanos, long forwardDelayNanos, long reverseDelayNanos, int seconds) {
    ClockEdge edge = ClockEdge.of(EXACT.withGraceNanos(0));
    for (long second = 101; second < 100 + seconds; second += 2) {
      long at = second * SECOND;
      edge.exchange(at, forwardDelayNanos + offsetNanos, at, reverseDelayNanos - offsetNanos);
    }
    edge.end();
    return edge;
  }

  private static void exchanges(ClockEdge edge, long fromSecond, long toSecond, long offsetNanos) {
    for (long second = fromSecond; second < toSecond; second++) {
      long at = second * SECOND;
      edge.exchange(at, 15 * MILLI + offsetNanos, at, 15 * MILLI - offsetNanos);
    }
  }
}
