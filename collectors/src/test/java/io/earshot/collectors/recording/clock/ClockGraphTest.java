package io.earshot.collectors.recording.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockGraphTest {

  private static final long ONE_H = 3_600_000_000_000L;
  private static final long ONE_MS = 1_000_000;
  private static final long ONE_US = 1_000;

  private final ClockGraph graph = new ClockGraph();

  @Test
  void theSmallestDifferenceBecomesAMicrosecond() {
    graph.add(Evidence.MARKS, "sfu", "ann", 5 * ONE_H + 20 * ONE_MS);
    graph.add(Evidence.MARKS, "sfu", "ann", 5 * ONE_H + 15 * ONE_MS);

    assertThat(constants("sfu", "ann"))
        .containsEntry("sfu", 0L)
        .containsEntry("ann", ONE_US - 5 * ONE_H - 15 * ONE_MS);
  }

  @Test
  void aClockThatOnlySendsIsHeardAMicrosecondLater() {
    graph.add(Evidence.MARKS, "ann", "sfu", 15 * ONE_MS - 5 * ONE_H);

    assertThat(constants("sfu", "ann")).containsEntry("ann", 15 * ONE_MS - 5 * ONE_H - ONE_US);
  }

  @Test
  void nothingArrivesBeforeItLeftEitherWay() {
    graph.add(Evidence.MARKS, "ann", "sfu", 15 * ONE_MS - 5 * ONE_H);
    graph.add(Evidence.MARKS, "sfu", "ann", 25 * ONE_MS + 5 * ONE_H);

    long constant = constants("sfu", "ann").getOrDefault("ann", 0L);

    assertThat(25 * ONE_MS + 5 * ONE_H + constant).isEqualTo(ONE_US);
    assertThat(15 * ONE_MS - 5 * ONE_H - constant).isEqualTo(40 * ONE_MS - ONE_US);
  }

  @Test
  void aLoopThatDriftClosedIsHalved() {
    graph.add(Evidence.MARKS, "ann", "sfu", -8 * ONE_MS);
    graph.add(Evidence.MARKS, "sfu", "ann", 4 * ONE_MS);

    assertThat(constants("sfu", "ann")).containsEntry("ann", -6 * ONE_MS);
  }

  @Test
  void oneWrongPairDoesNotMislead() {
    graph.add(Evidence.MARKS, "sfu", "ann", 15 * ONE_MS);
    graph.add(Evidence.MARKS, "sfu", "ann", 16 * ONE_MS);
    graph.add(Evidence.MARKS, "sfu", "ann", -20_000 * ONE_MS);

    assertThat(constants("sfu", "ann")).containsEntry("ann", ONE_US - 15 * ONE_MS);
  }

  /** A worker marks nothing: it is placed beside the host that the server stands on, too. */
  @Test
  void readingsOfOneHostPlaceAClockThatJoinsNothing() {
    exchange("sfu", "host", -9 * ONE_H, ONE_MS);
    exchange("worker", "host", -12 * ONE_H, 2 * ONE_MS);
    exchange("ann", "host", -9 * ONE_H, 40 * ONE_MS);

    assertThat(constants("sfu", "ann", "worker")).containsEntry("worker", -3 * ONE_H);
  }

  @Test
  void marksComeBeforeExchangesAndThoseBeforeReports() {
    graph.add(Evidence.REPORTS, "sfu", "ann", 7 * ONE_MS);
    exchange("ann", "sfu", 20 * ONE_MS, 30 * ONE_MS);
    assertThat(constants("sfu", "ann")).containsEntry("ann", 20 * ONE_MS);

    graph.add(Evidence.MARKS, "sfu", "ann", 9 * ONE_MS);
    assertThat(constants("sfu", "ann")).containsEntry("ann", ONE_US - 9 * ONE_MS);
  }

  @Test
  void reportsPlaceWhatNothingElseDoes() {
    graph.add(Evidence.REPORTS, "sfu", "ann", 5 * ONE_H);
    graph.add(Evidence.MARKS, "ann", "ben", -2 * ONE_H);

    assertThat(constants("sfu", "ann", "ben"))
        .containsEntry("ann", ONE_US - 5 * ONE_H)
        .containsEntry("ben", 2 * ONE_US - 3 * ONE_H);
  }

  @Test
  void whatNothingTiesKeepsItsTimes() {
    graph.add(Evidence.MARKS, "ann", "ben", 3 * ONE_H);

    assertThat(constants("sfu", "ann", "ben", "turn"))
        .containsEntry("sfu", 0L)
        .containsEntry("ann", 0L)
        .containsEntry("ben", ONE_US - 3 * ONE_H)
        .containsEntry("turn", 0L);
  }

  /** Both are placed by the server; a packet between them is none of its business. */
  @Test
  void aUnitBesideTheTreeDoesNotArriveBeforeItLeftEither() {
    graph.add(Evidence.MARKS, "ann", "sfu", 30 * ONE_MS);
    graph.add(Evidence.MARKS, "sfu", "ben", 30 * ONE_MS);
    graph.add(Evidence.MARKS, "ann", "ben", 50 * ONE_MS);

    Map<String, Long> constants = constants("sfu", "ann", "ben");

    assertThat(50 * ONE_MS + constants.getOrDefault("ben", 0L) - constants.getOrDefault("ann", 0L))
        .isZero();
    assertThat(30 * ONE_MS + constants.getOrDefault("ben", 0L)).isNotNegative();
  }

  private Map<String, Long> constants(String... clocks) {
    return graph.constants(List.of(clocks));
  }

  /** Offset of {@code to}, and the round trip around it. */
  private void exchange(String from, String to, long offsetNanos, long roundTripNanos) {
    graph.add(Evidence.EXCHANGES, from, to, offsetNanos + roundTripNanos / 2);
    graph.add(Evidence.EXCHANGES, to, from, -offsetNanos + roundTripNanos / 2);
  }
}
