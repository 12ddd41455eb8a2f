package io.earshot.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.lab.clock.score.Score;
import io.earshot.lab.clock.simulation.Scenarios;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty calls of each scenario: what the estimator has to reach, and that the others do not. */
@SuppressWarnings("NullAway.Init") // run before all
class ITClockTargets {

  private static final int SEEDS = 20;

  private static List<MethodScore> unsignaled;
  private static List<MethodScore> signaled;

  @BeforeAll
  static void run() {
    unsignaled = new ClockLab(SEEDS, false, () -> {}).run(Scenarios.all());
    signaled = new ClockLab(SEEDS, true, () -> {}).run(Scenarios.all());
  }

  /**
   * 95th percentile of the error, share of truths within the bound in percent, median bound, wrong
   * verdicts in percent, loop error.
   */
  @ParameterizedTest
  @CsvSource({
    "S1, .03, 99.9,  .20, .1, .12",
    "S2, .15, 99.9, 15.5, .1, .12",
    "S3, 8.2, 99.9, 22.0, .1, .12",
    "S4, 1.8, 99.9, 14.0, .1, .12",
    "S5, 3.0, 99.5, 14.5, .1, .12",
    "S6, 2.2, 99.9, 14.1, .1, .12",
    "S7, 2.0, 99.9, 14.0, .1, .12",
    "S8, 4.4, 99.9, 22.8, .1, .12",
    "S9, 2.2, 99.9, 14.0, .1, .35",
    "SA, 1.9, 99.9, 14.0, .1, .12",
    "SB, 8.0, 99.0, 14.2, .2, .12",
    "SC, 7.5, 99.9, 14.5, .1, .12"
  })
  void finalRecordsReachTheirTargets(
      String id,
      double p95Millis,
      double coveragePercent,
      double boundMillis,
      double wrongPercent,
      double loopMillis) {
    Score score = score(unsignaled, id, "tspe-final");
    assertReached(score, p95Millis, coveragePercent, boundMillis);
    assertThat(100.0 * score.wrongMarks() / score.marks()).isLessThanOrEqualTo(wrongPercent);
    assertThat(millis(score.loopErrorNanos().p95Nanos())).isLessThanOrEqualTo(loopMillis);
  }

  /** Where agents signal the steps of their clocks nothing is uncovered and no verdict wrong. */
  @ParameterizedTest
  @CsvSource({
    "S1, .03,  .20",
    "S2, .15, 15.5",
    "S3, 8.2, 22.0",
    "S4, 1.8, 14.0",
    "S5, 2.5, 14.5",
    "S6, 2.2, 14.1",
    "S7, 2.0, 14.0",
    "S8, 4.4, 22.8",
    "S9, 2.2, 14.0",
    "SA, 1.9, 14.0",
    "SB, 2.2, 14.0",
    "SC, 7.5, 14.5"
  })
  void signaledEpochsCoverEverything(String id, double p95Millis, double boundMillis) {
    Score score = score(signaled, id, "tspe-final");
    assertReached(score, p95Millis, 100.0, boundMillis);
    assertThat(score.wrongMarks()).isZero();
  }

  @Test
  void aRouteThatCameBackKeepsItsBoundNarrow() {
    for (List<MethodScore> scores : List.of(unsignaled, signaled)) {
      Score score = score(scores, "S6", "tspe-final");
      assertThat(millis(score.boundNanos().p95Nanos())).isLessThanOrEqualTo(15.0);
    }
  }

  /** 95th percentiles of the error that the reference published. */
  @ParameterizedTest
  @CsvSource({
    "S2, last-probe,        5.42, .01",
    "S2, mediasoup-median,  1.65, .01",
    "S2, webrtc-median,     5.29, .01",
    "S2, ntp-filter,         .84, .01",
    "S2, tspe-live,         .101, .001",
    "S2, tspe-final,        .092, .001",
    "S4, last-probe,        34.2, .1",
    "S4, mediasoup-median,  33.2, .1",
    "S4, webrtc-median,     15.7, .1",
    "S4, ntp-filter,        25.4, .1",
    "SB, webrtc-median,     70.8, .1",
    "SB, tspe-live,         2.28, .01",
    "SB, tspe-final,        5.54, .01"
  })
  void everyMethodIsAsFarOffAsTheReferenceFound(
      String id, String method, double p95Millis, double roundedToMillis) {
    double foundMillis = millis(score(unsignaled, id, method).errorNanos().p95Nanos());
    assertThat(Math.abs(foundMillis - p95Millis)).isLessThanOrEqualTo(roundedToMillis);
  }

  private static void assertReached(
      Score score, double p95Millis, double coveragePercent, double boundMillis) {
    assertThat(millis(score.errorNanos().p95Nanos())).isLessThanOrEqualTo(p95Millis);
    assertThat(100.0 * Objects.requireNonNull(score.coveredMarks()) / score.marks())
        .isGreaterThanOrEqualTo(coveragePercent);
    assertThat(millis(score.boundNanos().medianNanos())).isLessThanOrEqualTo(boundMillis);
    assertThat(score.unanswered()).isZero();
  }

  private static Score score(List<MethodScore> scores, String id, String method) {
    return scores.stream()
        .filter(each -> each.scenario().equals(id) && each.method().equals(method))
        .findFirst()
        .orElseThrow()
        .score();
  }

  private static double millis(@Nullable Long nanos) {
    return Objects.requireNonNull(nanos) / 1e6;
  }
}
