package io.earshot.media.clock.graph;

import static io.earshot.media.clock.graph.SimulatedSession.FIRST_BROWSER;
import static io.earshot.media.clock.graph.SimulatedSession.SECOND_BROWSER;
import static io.earshot.media.clock.graph.SimulatedSession.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session's clocks closed over all its probes: sound, and never worse than a pair alone. */
class SessionClocksTest {

  private static final double CALL_SECONDS = 100;

  @ParameterizedTest(name = "seed {0}, shared access {1}")
  @CsvSource({
    "1,true", "2,true", "3,true", "4,true", "5,true", "6,true",
    "1,false", "2,false", "3,false", "4,false", "5,false", "6,false"
  })
  void everyOffsetIsInsideAndNoIntervalWider(long seed, boolean isAccessShared) {
    SimulatedSession session = new SimulatedSession(seed, isAccessShared);
    session.probeUntil(CALL_SECONDS);
    double aloneNanos = 0;
    double closedNanos = 0;
    for (double seconds = 20; seconds < CALL_SECONDS - 2; seconds += 0.7) {
      List<Edge> intervals = session.intervals(seconds);
      assertThat(intervals).hasSize(5);
      ClosedClocks clocks = close(intervals);
      assertThat(clocks.contradicting()).isEmpty();
      assertAllInside(session, clocks, seconds);
      for (Edge each : intervals) {
        PairOffset offset = Objects.requireNonNull(clocks.between(each.left(), each.right()));
        assertThat(offset.loNanos()).isGreaterThanOrEqualTo(each.loNanos());
        assertThat(offset.hiNanos()).isLessThanOrEqualTo(each.hiNanos());
      }
      PairOffset total = Objects.requireNonNull(clocks.between(FIRST_BROWSER, SECOND_BROWSER));
      aloneNanos += width(intervals, SERVER, FIRST_BROWSER);
      aloneNanos += width(intervals, SERVER, SECOND_BROWSER);
      closedNanos += total.hiNanos() - total.loNanos();
    }
    assertThat(closedNanos).isLessThan(aloneNanos);
  }

  private static ClosedClocks close(List<Edge> intervals) {
    ClockGraph graph = ClockGraph.ofClocks(SimulatedSession.CLOCKS);
    intervals.forEach(
        each -> graph.with(each.left(), each.right(), each.loNanos(), each.hiNanos()));
    return graph.close();
  }

  private static void assertAllInside(
      SimulatedSession session, ClosedClocks clocks, double seconds) {
    for (int from = 0; from < SimulatedSession.CLOCKS; from++) {
      for (int to = 0; to < SimulatedSession.CLOCKS; to++) {
        long trueNanos = session.nanos(to, seconds) - session.nanos(from, seconds);
        PairOffset offset = Objects.requireNonNull(clocks.between(from, to));
        assertThat(trueNanos).isBetween(offset.loNanos(), offset.hiNanos());
        assertThat(Math.abs(trueNanos - offset.pointNanos()))
            .isLessThanOrEqualTo(offset.errNanos());
      }
    }
  }

  private static long width(List<Edge> intervals, int left, int right) {
    return intervals.stream()
        .filter(each -> each.left() == left && each.right() == right)
        .mapToLong(Edge::widthNanos)
        .sum();
  }
}
