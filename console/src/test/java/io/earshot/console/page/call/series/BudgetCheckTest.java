package io.earshot.console.page.call.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.console.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The uplink's budget is 50 ms. */
class BudgetCheckTest {

  private static final long T = 1_000;
  private static final HopName UPLINK = new HopName("uplink", "speaker", "sfu");

  private final CallSeries series = new CallSeries();
  private long change;

  @Test
  void theDelaysOfFifteenSecondsAreJudgedTogether() {
    // 15 s of 50 delays: 38 of 750 are 60 ms, so rank 712 of 750 is the first of them.
    put(T, samples(12, 20, 38, 60));
    for (int i = 1; i < 15; i++) {
      put(T + i, samples(50, 20, 0, 0));
    }
    assertThat(verdict(T + 14)).isEqualTo(Verdict.FAIL);
    assertThat(check().p95Millis().at(slot(T + 14))).isCloseTo(60, within(0.001f));
    assertThat(check().windowAt(T + 14).count()).isEqualTo(750);
    put(T + 15, samples(50, 20, 0, 0));
    assertThat(verdict(T + 15)).isEqualTo(Verdict.PASS);
  }

  @Test
  void oneDelayFewerIsWithinTheBudget() {
    put(T, samples(13, 20, 37, 60));
    for (int i = 1; i < 15; i++) {
      put(T + i, samples(50, 20, 0, 0));
    }
    assertThat(verdict(T + 14)).isEqualTo(Verdict.PASS);
  }

  @Test
  void aSlowHopGathersDelaysForUpToAMinute() {
    for (int i = 0; i < 20; i++) {
      put(T + 3L * i, samples(1, 60, 0, 0));
    }
    assertThat(verdict(T + 54)).isNull();
    assertThat(verdict(T + 57)).isEqualTo(Verdict.FAIL);
    assertThat(check().windowAt(T + 57).fromSecond()).isEqualTo(T);
  }

  @Test
  void whatIsOlderThanAMinuteIsNoEvidence() {
    for (int i = 0; i < 40; i++) {
      put(T + 4L * i, samples(1, 60, 0, 0));
    }
    assertThat(verdict(T + 156)).isNull();
  }

  @Test
  void aMinuteIsSixtySeconds() {
    put(T, samples(1, 60, 0, 0));
    for (int i = 0; i < 18; i++) {
      put(T + 20 + i, samples(1, 60, 0, 0));
    }
    put(T + 59, samples(1, 60, 0, 0));
    assertThat(verdict(T + 59)).isEqualTo(Verdict.FAIL);
    CallSeries late = new CallSeries();
    late.put(second(T).uplink("same", 1, 60, 0.1).made(), 1);
    for (int i = 0; i < 18; i++) {
      late.put(second(T + 20 + i).uplink("same", 1, 60, 0.1).made(), 1);
    }
    late.put(second(T + 60).uplink("same", 1, 60, 0.1).made(), 1);
    HopSeries hop = Objects.requireNonNull(late.hop(UPLINK));
    BudgetCheck check = Objects.requireNonNull(hop.check());
    assertThat(check.verdictAt(late.timeline().slotOf(T + 60))).isNull();
  }

  @Test
  void theWidestBoundOfTheEvidenceCounts() {
    put(T, rtcp(20, 47, 4.0));
    put(T + 1, rtcp(20, 47, 0.5));
    assertThat(verdict(T + 1)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aBoundThatReachesTheBudgetLeavesItUndecided() {
    put(T, rtcp(20, 49, 2.0));
    assertThat(verdict(T)).isEqualTo(Verdict.UNDECIDED);
    put(T + 1, rtcp(400, 47, 2.0));
    assertThat(verdict(T + 1)).isEqualTo(Verdict.PASS);
    put(T + 30, rtcp(20, 53, 2.0));
    assertThat(verdict(T + 30)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void withoutABoundNothingIsDecidedUnlessThereIsOneClock() {
    put(T, rtcp(50, 10, null));
    assertThat(verdict(T)).isEqualTo(Verdict.UNDECIDED);
    put(T + 100, second(T + 100).uplink("same", 50, 10, null).made());
    assertThat(verdict(T + 100)).isEqualTo(Verdict.PASS);
  }

  @Test
  void aReplacedSecondChangesTheVerdictsAfterIt() {
    series.put(second(T).live().uplink("same", 50, 20, 0.1).made(), ++change);
    series.put(second(T + 1).live().uplink("same", 50, 20, 0.1).made(), ++change);
    assertThat(verdict(T + 1)).isEqualTo(Verdict.PASS);
    series.put(second(T).uplink("same", 50, 60, 0.1).made(), ++change);
    assertThat(verdict(T + 1)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void hopsWithoutABudgetAreNotJudged() {
    HopName downlink = new HopName("downlink", "sfu", "listener");
    series.put(second(T).hop(downlink, "same", 50, 900, 0.1).made(), 1);
    assertThat(series.hop(downlink)).extracting(HopSeries::check).isNull();
  }

  private static MadeUpSecond second(long second) {
    return MadeUpSecond.at(second);
  }

  private void put(long second, CallSecond made) {
    series.put(new CallSecond(second, made.isFinal(), made.streams(), made.hops()), ++change);
  }

  private static CallSecond rtcp(int count, double millis, @Nullable Double boundMillis) {
    return second(0).uplink("rtcp", count, millis, boundMillis).made();
  }

  private static CallSecond samples(int few, int fewMillis, int more, int moreMillis) {
    List<Integer> micros = new ArrayList<>();
    for (int i = 0; i < few + more; i++) {
      micros.add(1000 * (i < few ? fewMillis : moreMillis));
    }
    HopSecond hop =
        new HopSecond(UPLINK, "same", few + more, null, null, 0.1, micros, List.of(), null);
    return new CallSecond(0, true, List.of(), List.of(hop));
  }

  /** The widest interval is seldom around the longest delay: 5 ± 40 and 45 ± 1 ms keep 50 ms. */
  @Test
  void delaysAreJudgedByTheEndsOfTheirOwnIntervals() {
    List<Integer> micros = new ArrayList<>();
    List<Integer> bounds = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      micros.add(i % 2 == 0 ? 5_000 : 45_000);
      bounds.add(i % 2 == 0 ? 40_000 : 1_000);
    }
    HopSecond hop = new HopSecond(UPLINK, "estimated", 40, null, null, 40.0, micros, bounds, null);
    series.put(new CallSecond(0, true, List.of(), List.of(hop)), ++change);
    assertThat(verdict(0)).isEqualTo(Verdict.PASS);
  }

  private BudgetCheck check() {
    HopSeries hop = Objects.requireNonNull(series.hop(UPLINK));
    return Objects.requireNonNull(hop.check());
  }

  private @Nullable Verdict verdict(long second) {
    return check().verdictAt(slot(second));
  }

  private int slot(long second) {
    return series.timeline().slotOf(second);
  }
}
