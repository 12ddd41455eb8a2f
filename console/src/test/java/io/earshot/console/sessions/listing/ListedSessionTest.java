package io.earshot.console.sessions.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.report.HopReport;
import io.earshot.console.report.MadeUpCall;
import io.earshot.console.report.MadeUpStream;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import io.earshot.console.report.StreamReport;
import io.earshot.console.report.Verdict;
import io.earshot.console.sessions.listing.ListedSession.WorstHop;
import io.earshot.console.sessions.listing.ListedSession.WorstLoss;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListedSessionTest {

  @Test
  void timesAreUtcToTheMillisecond() {
    ListedSession listed = ListedSession.of(session(List.of(), List.of()), false);
    assertThat(listed.startUtc()).isEqualTo("2026-11-22T12:00:00.250Z");
    assertThat(listed.state()).isEqualTo("live");
    assertThat(listed.worstLoss()).isNull();
    assertThat(listed.worstHop()).isNull();
  }

  @Test
  void theWorstLossIsTheLargestPartNotTheLargestNumber() {
    List<StreamReport> streams =
        List.of(stream("uplink", "0.01"), stream("downlink", "0.02"), stream("p2p", null));
    assertThat(ListedSession.of(session(streams, List.of()), true).worstLoss())
        .isEqualTo(new WorstLoss("downlink", "anna", "bob", new BigDecimal("0.02")));
  }

  @Test
  void aHopThatFailsIsWorseThanOneThatTakesMoreOfItsBudget() {
    // Budgets: uplink 50, sfu_worker 5, worker 450.
    List<HopReport> hops = List.of(hop("uplink", 49), hop("sfu_worker", 6), hop("worker", 449));
    WorstHop worst = worstOf(hops);
    assertThat(worst.hop()).isEqualTo("sfu_worker");
    assertThat(worst.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void amongEqualVerdictsTheOneNearestToItsBudgetCounts() {
    List<HopReport> hops = List.of(hop("uplink", 20), hop("worker", 400), hop("downlink", 900));
    WorstHop worst = worstOf(hops);
    assertThat(worst.hop()).isEqualTo("worker");
    assertThat(worst.budgetMillis()).isEqualByComparingTo("450");
  }

  @Test
  void idsAreWholeAndCannotSteerATerminal() {
    SessionReport odd =
        new MadeUpCall("0f8fad5b-d9cb-469f-a165-70867728950e\u001b[2J", 1_795_348_800_250L, 10)
            .made();
    assertThat(SessionTable.text(List.of(ListedSession.of(odd, true))).lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("0f8fad5b-d9cb-469f-a165-70867728950e\uFFFD[2J  ended  2026-11-22 12:00:00");
  }

  @Test
  void noSessionIsNoTable() {
    assertThat(SessionTable.text(List.of())).isEmpty();
  }

  private static WorstHop worstOf(List<HopReport> hops) {
    return Objects.requireNonNull(ListedSession.of(session(List.of(), hops), true).worstHop());
  }

  private static SessionReport session(List<StreamReport> streams, List<HopReport> hops) {
    return new MadeUpCall("call", 1_795_348_800_250L, 92_000).streams(streams).hops(hops).made();
  }

  private static HopReport hop(String name, long p95Millis) {
    BigDecimal value = BigDecimal.valueOf(p95Millis);
    Spread delay = new Spread(100, value, value, value, value, value, value, value);
    BigDecimal none = BigDecimal.ZERO;
    Spread bound = new Spread(100, none, none, none, none, none, none, none);
    HopReport.Between between = new HopReport.Between(name, "anna", "sfu", "same", null, null);
    return HopReport.judged(
        between, new HopReport.Measured(delay, bound, null, null, null, null), false);
  }

  private static StreamReport stream(String leg, @Nullable String lossRatio) {
    return new MadeUpStream().leg(leg).lossRatio(lossRatio).made();
  }
}
