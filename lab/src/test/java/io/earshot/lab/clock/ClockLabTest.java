package io.earshot.lab.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.lab.clock.score.Score;
import io.earshot.lab.clock.simulation.Scenario;
import io.earshot.lab.clock.simulation.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockLabTest {

  /** The reference on two calls of S2: error and bound of each method, milliseconds. */
  @Test
  void theScoresAreThoseOfTheReference() {
    Map<String, Score> scores =
        new ClockLab(2, false, () -> {})
            .run(List.of(scenario("S2"))).stream()
                .collect(Collectors.toMap(MethodScore::method, MethodScore::score));
    assertScore(scores, "naive", 708.941, 1201.672, null);
    assertScore(scores, "last-probe", 0.667, 5.647, 16.494);
    assertScore(scores, "mediasoup-median", 0.421, 1.524, null);
    assertScore(scores, "webrtc-median", 2.657, 4.111, null);
    assertScore(scores, "ntp-filter", 0.297, 0.860, 15.578);
    assertScore(scores, "tspe-live", 0.032, 0.101, 15.158);
    assertScore(scores, "tspe-final", 0.031, 0.089, 15.151);
  }

  @Test
  void scoresDependOnScenarioAndSeedsAlone() {
    List<Scenario> scenarios = List.of(scenario("S8"), scenario("S5"));
    AtomicInteger calls = new AtomicInteger();
    List<MethodScore> once = onThreads(1, new ClockLab(3, true, calls::incrementAndGet), scenarios);
    assertThat(onThreads(3, new ClockLab(3, true, () -> {}), scenarios)).isEqualTo(once);
    assertThat(calls).hasValue(6);
    assertThat(once).hasSize(7 + 7).extracting(MethodScore::seeds).containsOnly(3);
    assertThat(once.get(0).scenario()).isEqualTo("S8");
  }

  /** Parallel streams run in the pool that they are started from. */
  private static List<MethodScore> onThreads(int threads, ClockLab lab, List<Scenario> scenarios) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> lab.run(scenarios)).join();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void signaledEpochsLeaveNoStepUncovered() {
    for (String method : List.of("tspe-final", "tspe-live")) {
      Score found = score("SB", false, method);
      Score signaled = score("SB", true, method);
      assertThat(found.coveredMarks()).isLessThan(found.marks());
      assertThat(signaled.coveredMarks()).isEqualTo(signaled.marks());
      assertThat(signaled.unanswered()).isLessThan(signaled.marks() / 100);
    }
  }

  private static Score score(String id, boolean areEpochsSignaled, String method) {
    return new ClockLab(3, areEpochsSignaled, () -> {})
        .run(List.of(scenario(id))).stream()
            .filter(each -> each.method().equals(method))
            .findFirst()
            .orElseThrow()
            .score();
  }

  private static Scenario scenario(String id) {
    return Scenarios.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static void assertScore(
      Map<String, Score> scores,
      String method,
      double medianMillis,
      double p95Millis,
      @Nullable Double boundMillis) {
    Score score = Objects.requireNonNull(scores.get(method));
    assertThat(score.marks()).isEqualTo(6638);
    assertThat(score.unanswered()).isZero();
    assertThat(millis(score.errorNanos().medianNanos())).isCloseTo(medianMillis, within(0.001));
    assertThat(millis(score.errorNanos().p95Nanos())).isCloseTo(p95Millis, within(0.001));
    if (boundMillis == null) {
      assertThat(score.coveredMarks()).isNull();
    } else {
      assertThat(score.coveredMarks()).isEqualTo(6638);
      assertThat(millis(score.boundNanos().medianNanos())).isCloseTo(boundMillis, within(0.001));
    }
  }

  private static double millis(@Nullable Long nanos) {
    return Objects.requireNonNull(nanos) / 1e6;
  }
}
