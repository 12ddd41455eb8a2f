package io.earshot.media.clock.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.clock.ClockEdge;
import io.earshot.media.clock.EdgeConfig;
import io.earshot.media.clock.OffsetInterval;
import io.earshot.media.clock.RatePrior;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockGraphTest {

  private static final int S = 0;
  private static final int W = 1;
  private static final int A = 2;
  private static final long MICRO = 1_000L;

  /** The example in the description of this package. */
  @Test
  void aWayRoundNarrowsWhatIsKnown() {
    ClosedClocks clocks =
        ClockGraph.ofClocks(3)
            .with(S, A, 3_985_000 * MICRO, 4_015_000 * MICRO)
            .with(W, A, 3_995_000 * MICRO, 4_025_000 * MICRO)
            .with(S, W, -200 * MICRO, 200 * MICRO)
            .close();
    PairOffset browser = between(clocks, S, A);
    assertThat(browser.loNanos()).isEqualTo(3_994_800 * MICRO);
    assertThat(browser.hiNanos()).isEqualTo(4_015_000 * MICRO);
    assertThat(clocks.contradicting()).isEmpty();
    assertThat(between(clocks, A, S))
        .isEqualTo(new PairOffset(-browser.hiNanos(), -browser.loNanos(), -browser.pointNanos()));
    assertThat(between(clocks, A, A)).isEqualTo(new PairOffset(0, 0, 0));
  }

  @Test
  void anEdgeCountsWithItsResolution() {
    ClockEdge edge = ClockEdge.of(EdgeConfig.of(RatePrior.BROWSER, 101_000));
    edge.exchange(1_000, 15_000_000, 1_000, 12_000_000);
    OffsetInterval offset = new OffsetInterval();
    assertThat(edge.liveOffsetAt(1_000, offset)).isTrue();
    assertThat(between(ClockGraph.ofClocks(2).with(0, 1, offset).close(), 0, 1))
        .isEqualTo(new PairOffset(-12_101_000, 15_101_000, 1_500_000));
  }

  /** Levelling a loop: a misclosure of 3 among three equal sides is shared out, 1 to each. */
  @Test
  void leastSquaresShareOutWhatALoopIsOffBy() {
    long half = 1_000_000;
    ClosedClocks clocks =
        ClockGraph.ofClocks(3)
            .with(0, 1, 10_000 - half, 10_000 + half)
            .with(1, 2, 20_000 - half, 20_000 + half)
            .with(0, 2, 33_000 - half, 33_000 + half)
            .close();
    assertThat(between(clocks, 0, 1).pointNanos()).isEqualTo(11_000);
    assertThat(between(clocks, 1, 2).pointNanos()).isEqualTo(21_000);
    assertThat(between(clocks, 0, 2).pointNanos()).isEqualTo(32_000);
  }

  /** Two readings of one offset: weights 1 and 1/4, so a fifth of the way. */
  @Test
  void aWiderIntervalCountsByTheInverseSquareOfItsWidth() {
    long unit = 1_000_000;
    ClosedClocks clocks =
        ClockGraph.ofClocks(2)
            .with(0, 1, -100 * unit, 100 * unit)
            .with(0, 1, -150 * unit, 250 * unit)
            .close();
    assertThat(between(clocks, 0, 1).pointNanos()).isCloseTo(10 * unit, within(1_000L));
    assertThat(between(clocks, 0, 1).errNanos()).isCloseTo(110 * unit, within(1_000L));
  }

  @Test
  void thePointIsClampedIntoTheBounds() {
    ClosedClocks clocks =
        ClockGraph.ofClocks(3)
            .with(0, 1, 0, 1_000)
            .with(1, 2, 0, 1_000)
            .with(0, 2, 1_990, 3_990)
            .close();
    PairOffset total = between(clocks, 0, 2);
    assertThat(total.loNanos()).isEqualTo(1_990);
    assertThat(total.hiNanos()).isEqualTo(2_000);
    assertThat(total.pointNanos()).isEqualTo(1_990);
    assertThat(total.errNanos()).isEqualTo(10);
  }

  @Test
  void aCycleThatAddsUpToLessThanNothingSetsItsWidestIntervalAside() {
    ClosedClocks clocks =
        ClockGraph.ofClocks(4)
            .with(0, 2, 1_000, 1_300)
            .with(0, 1, 0, 100)
            .with(1, 2, 0, 200)
            .with(2, 3, -9_000, 9_000)
            .close();
    assertThat(clocks.contradicting()).containsExactly(new Edge(0, 2, 1_000, 1_300));
    assertThat(between(clocks, 0, 2).loNanos()).isZero();
    assertThat(between(clocks, 0, 2).hiNanos()).isEqualTo(300);
    assertThat(between(clocks, 0, 3).hiNanos()).isEqualTo(9_300);
  }

  @Test
  void intervalsThatTouchDoNotContradict() {
    ClosedClocks clocks =
        ClockGraph.ofClocks(2).with(0, 1, -50, 100).with(1, 0, -200, -100).close();
    assertThat(clocks.contradicting()).isEmpty();
    assertThat(between(clocks, 0, 1)).isEqualTo(new PairOffset(100, 100, 100));
    assertThat(
            ClockGraph.ofClocks(2)
                .with(0, 1, -50, 99)
                .with(1, 0, -250, -100)
                .close()
                .contradicting())
        .hasSize(1);
  }

  @Test
  void clocksThatNoIntervalConnectsHaveNoOffset() {
    ClosedClocks clocks = ClockGraph.ofClocks(5).with(0, 3, 5, 7).with(4, 1, -3, 3).close();
    assertThat(clocks.between(0, 1)).isNull();
    assertThat(clocks.between(2, 0)).isNull();
    assertThat(between(clocks, 3, 0)).isEqualTo(new PairOffset(-7, -5, -6));
    assertThat(between(clocks, 1, 4)).isEqualTo(new PairOffset(-3, 3, 0));
  }

  /** Offsets may be years; the point must not lose nanoseconds in a double. */
  @Test
  void aClockThatCountsFromNineteenSeventyIsAsExact() {
    long years = 1_760_000_000_000_000_000L;
    ClosedClocks clocks =
        ClockGraph.ofClocks(3)
            .with(0, 1, years - 10, years + 10)
            .with(1, 2, -years - 10, -years + 10)
            .close();
    assertThat(between(clocks, 0, 1)).isEqualTo(new PairOffset(years - 10, years + 10, years));
    assertThat(between(clocks, 0, 2)).isEqualTo(new PairOffset(-20, 20, 0));
  }

  @Test
  void sumsThatLeaveInt64AreNoBounds() {
    long far = (1L << 61) - (1L << 40);
    ClockGraph graph = ClockGraph.ofClocks(8);
    for (int i = 0; i + 1 < 8; i++) {
      graph.with(i, i + 1, far - 10, far);
    }
    ClosedClocks clocks = graph.close();
    assertThat(between(clocks, 0, 1).hiNanos()).isEqualTo(far);
    assertThat(clocks.between(0, 7)).isNull();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBoundsAreThoseOfFloydAndWarshall(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int clocks = 2 + random.nextInt(7);
    long[] trueNanos = random.longs(clocks, -1_000_000, 1_000_000).toArray();
    ClockGraph graph = ClockGraph.ofClocks(clocks);
    double[][] ahead = new double[clocks][clocks];
    for (int i = 0; i < clocks; i++) {
      for (int j = 0; j < clocks; j++) {
        ahead[i][j] = i == j ? 0 : Double.POSITIVE_INFINITY;
      }
    }
    for (int i = 0; i < 2 * clocks; i++) {
      int left = random.nextInt(clocks);
      int right = (left + 1 + random.nextInt(clocks - 1)) % clocks;
      long loNanos = trueNanos[right] - trueNanos[left] - random.nextLong(50_000);
      long hiNanos = trueNanos[right] - trueNanos[left] + random.nextLong(50_000);
      graph.with(left, right, loNanos, hiNanos);
      ahead[left][right] = Math.min(ahead[left][right], hiNanos);
      ahead[right][left] = Math.min(ahead[right][left], -loNanos);
    }
    for (int k = 0; k < clocks; k++) {
      for (int i = 0; i < clocks; i++) {
        for (int j = 0; j < clocks; j++) {
          ahead[i][j] = Math.min(ahead[i][j], ahead[i][k] + ahead[k][j]);
        }
      }
    }
    ClosedClocks closed = graph.close();
    assertThat(closed.contradicting()).isEmpty();
    for (int i = 0; i < clocks; i++) {
      for (int j = 0; j < clocks; j++) {
        PairOffset offset = closed.between(i, j);
        assertThat(offset == null).isEqualTo(Double.isInfinite(ahead[i][j]));
        if (offset != null) {
          assertThat((double) offset.hiNanos()).isEqualTo(ahead[i][j]);
          assertThat((double) offset.loNanos()).isEqualTo(-ahead[j][i] + 0.0);
          assertThat(offset.pointNanos()).isBetween(offset.loNanos(), offset.hiNanos());
        }
      }
    }
  }

  @Test
  void whatIsNoGraphIsRefused() {
    assertThatThrownBy(() -> ClockGraph.ofClocks(65)).hasMessageContaining("clocks=65");
    assertThatThrownBy(() -> ClockGraph.ofClocks(0)).hasMessageContaining("clocks=0");
    ClockGraph graph = ClockGraph.ofClocks(2);
    assertThatThrownBy(() -> graph.with(0, 2, 0, 0)).hasMessageContaining("right=2");
    assertThatThrownBy(() -> graph.with(-1, 0, 0, 0)).hasMessageContaining("left=-1");
    assertThatThrownBy(() -> graph.with(1, 1, 0, 0)).hasMessageContaining("not two");
    assertThatThrownBy(() -> graph.with(0, 1, 1, 0)).hasMessage("[1, 0] is no interval");
    assertThatThrownBy(() -> graph.with(0, 1, Long.MIN_VALUE, 0)).hasMessageContaining("interval");
    assertThatThrownBy(() -> graph.with(0, 1, 0, Long.MAX_VALUE)).hasMessageContaining("interval");
  }

  private static PairOffset between(ClosedClocks clocks, int from, int to) {
    return Objects.requireNonNull(clocks.between(from, to));
  }
}
