package io.earshot.media.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth is inside the interval, always: that is all an interval is for. Seed in the name. */
class CausalityTest {

  private static final long RESOLUTION_NANOS = 101_000;
  private static final EdgeConfig BROWSER = EdgeConfig.of(RatePrior.BROWSER, RESOLUTION_NANOS);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theTrueOffsetIsInsideThroughoutACongestedCall(long seed) {
    SimulatedEdge simulated =
        new SimulatedEdge(seed).congestedEvery(60).withFloors(0.004 * seed, 0.020);
    ClockEdge edge = ClockEdge.of(BROWSER);
    OffsetInterval offset = new OffsetInterval();
    for (double seconds = 0.5; seconds < 300; seconds += 1) {
      simulated.exchange(seconds).offerTo(edge);
      assertThat(edge.liveOffsetAt(simulated.leftNanos(seconds), offset)).isTrue();
      assertInside(offset, simulated.offsetNanos(seconds));
      assertThat(offset.isFinal()).isFalse();
      double past = seconds - 30;
      if (past > 0) {
        assertThat(edge.offsetAt(simulated.leftNanos(past), offset)).isTrue();
        assertThat(offset.isFinal()).isTrue();
        assertInside(offset, simulated.offsetNanos(past));
      }
    }
    assertThat(Math.abs(edge.ratePpb())).isLessThan(110_000);
    assertThat(edge.rateDoubtPpb()).isLessThan(10_000);
  }

  /** A signaled step begins a new epoch: no interval mixes both clocks. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void theTrueOffsetIsInsideOnBothSidesOfASignaledStep(long seed) {
    SimulatedEdge simulated = new SimulatedEdge(seed).stepping(100.25, 0.0015);
    ClockEdge before = ClockEdge.of(BROWSER.unguarded());
    simulated.exchanges(0.5, 100).forEach(each -> each.offerTo(before));
    ClockEdge after = before.nextEpoch();
    assertThat(after.ratePpb()).isEqualTo(before.ratePpb()).isNotZero();
    assertThat(after.rateDoubtPpb()).isEqualTo(before.rateDoubtPpb());
    simulated.exchanges(100.5, 140).forEach(each -> each.offerTo(after));
    before.end();
    after.end();
    OffsetInterval offset = new OffsetInterval();
    for (double seconds = 1; seconds < 140; seconds += 0.5) {
      ClockEdge edge = seconds < 100.25 ? before : after;
      assertThat(edge.offsetAt(simulated.leftNanos(seconds), offset)).isTrue();
      assertInside(offset, simulated.offsetNanos(seconds));
    }
  }

  /** Marks of the media itself, without a single exchange. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void packetsOfEitherDirectionAreEnough(long seed) {
    SimulatedEdge simulated = new SimulatedEdge(seed);
    ClockEdge edge = ClockEdge.of(BROWSER);
    for (double seconds = 0.5; seconds < 120; seconds += 0.5) {
      double down = seconds + simulated.downDelay(seconds);
      double up = seconds + 0.1 + simulated.upDelay(seconds + 0.1);
      edge.forward(
          simulated.leftNanos(seconds), simulated.rightNanos(down) - simulated.leftNanos(seconds));
      edge.reverse(
          simulated.leftNanos(up), simulated.leftNanos(up) - simulated.rightNanos(seconds + 0.1));
    }
    edge.end();
    OffsetInterval offset = new OffsetInterval();
    for (double seconds = 1; seconds < 120; seconds += 0.5) {
      assertThat(edge.offsetAt(simulated.leftNanos(seconds), offset)).isTrue();
      assertInside(offset, simulated.offsetNanos(seconds));
      assertThat(offset.errNanos()).isLessThan(15_000_000);
    }
  }

  /**
   * A step that nobody signals is found. It is longer than the round trip, so the pane that saw
   * both clocks contradicts itself: what is said of that pane is flagged, and all else holds.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void aLongStepThatNobodySignalsIsFound(long seed) {
    double stepSeconds = 0.1 * (seed - 30) * (seed % 2 == 0 ? 1 : -1);
    SimulatedEdge simulated = new SimulatedEdge(seed).stepping(150.7, stepSeconds);
    RecordList out = new RecordList();
    ClockEdge edge = ClockEdge.of(BROWSER, out, new Workspace());
    simulated.exchanges(0.5, 250).forEach(each -> each.offerTo(edge));
    edge.end();
    OffsetInterval offset = new OffsetInterval();
    for (double seconds = 130; seconds < 249; seconds += 0.25) {
      assertThat(edge.offsetAt(simulated.leftNanos(seconds), offset)).isTrue();
      if ((offset.flags() & OffsetFlags.NEAR_STEP) == 0) {
        assertInside(offset, simulated.offsetNanos(seconds));
      }
    }
    assertThat(out.records())
        .filteredOn(each -> each.flags() == OffsetFlags.NEAR_STEP)
        .hasSizeBetween(2, 4);
  }

  private static void assertInside(OffsetInterval offset, long trueNanos) {
    assertThat(Math.abs(trueNanos - offset.midNanos())).isLessThanOrEqualTo(offset.errNanos());
  }
}
