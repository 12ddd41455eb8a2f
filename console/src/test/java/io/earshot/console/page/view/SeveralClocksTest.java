package io.earshot.console.page.view;

import static io.earshot.console.page.view.ToldEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.call.CallAccounting;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.MadeUpSummary;
import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.MadeUpSecond;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.MadeUpCall;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.Spread;
import io.earshot.console.report.UtteranceReport;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The view of a call whose participants have clocks of their own. */
class SeveralClocksTest {

  private static final long T = 1_795_347_660L;
  private static final CallKey ROOM = new CallKey(null, "room");
  private static final HopName UPLINK = new HopName("uplink", "speaker", "sfu");
  private static final String FINDING = "listener's downlink lost 53 of 4612 packets.";

  private final LivePage page = new LivePage(() -> Instant.ofEpochSecond(T), "0.1", List.of());

  @Test
  void aProvisionalSecondSaysWhenItsClockOffsetSettles() {
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("estimated", 20, 16, 8.1).live().made(), 0);
    JsonNode hop = firstHop();
    assertThat(hop.get("nowUnsettled").booleanValue()).isTrue();
    assertThat(hop.get("now").get("title").textValue())
        .isEqualTo("provisional: the clock offset settles 19 s after it");
    assertThat(hop.get("nowBound").get("text").textValue()).isEqualTo("± 8.1 ms");
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("estimated", 20, 17, 8.1).made(), 0);
    assertThat(firstHop().get("nowUnsettled").booleanValue()).isFalse();
    assertThat(firstHop().get("now").get("value").doubleValue()).isEqualTo(17);
  }

  @Test
  void oneClockHasNothingToSettleAndNoBound() {
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("same", 20, 16, 0.1).live().made(), 0);
    assertThat(firstHop().get("nowUnsettled").booleanValue()).isFalse();
    assertThat(firstHop().get("nowBound").isNull()).isTrue();
  }

  @Test
  void whatIsComposedOnOneClockSettlesWithAllElse() {
    HopName total = new HopName("total", "speaker", "listener");
    page.second(ROOM, 0, MadeUpSecond.at(T).hop(total, "composed", 1, 442, 40.0).live().made(), 0);
    JsonNode hop = call().get("chain").findParents("nowUnsettled").get(0);
    assertThat(hop.get("nowUnsettled").booleanValue()).isFalse();
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("estimated", 20, 16, 8.1).made(), 0);
    page.second(
        ROOM, 0, MadeUpSecond.at(T + 1).hop(total, "composed", 1, 442, 40.0).live().made(), 0);
    assertThat(call().get("chain").toString()).contains("\"nowUnsettled\":true");
  }

  @Test
  void chartsKnowWhichLinesSettleLate() {
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("estimated", 20, 16, 8.1).live().made(), 0);
    JsonNode series = only("seconds", page.call(ROOM).take()).get("series");
    assertThat(series.findValuesAsText("kind")).containsExactly("value", "low", "high");
    assertThat(series.get(0).get("settles").textValue()).startsWith("provisional: ");
  }

  @Test
  void aSecondOfWhichOnlyTheExcessIsKnownShowsNoDelay() {
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("estimated", 20, 16, 8.1).made(), 0);
    page.second(ROOM, 0, MadeUpSecond.at(T + 1).unknownHop(UPLINK, 7, 12.5).made(), 0);
    JsonNode hop = firstHop();
    assertThat(hop.get("now").get("value").isNull()).isTrue();
    assertThat(hop.get("now").get("title").textValue())
        .isEqualTo("delay unknown, excess over floor p95 12.5 ms");
    assertThat(hop.get("nowBound").isNull()).isTrue();
  }

  @Test
  void aHopOfWhichOnlyTheExcessIsKnownShowsThat() {
    summary(hop(null, null, spread(90, "12.5"), null));
    JsonNode hop = firstHop();
    assertThat(hop.get("count").get("value").longValue()).isEqualTo(90);
    assertThat(hop.get("p95").get("value").isNull()).isTrue();
    assertThat(hop.get("p95").get("title").textValue()).contains("one way only");
    assertThat(hop.get("excess").get("metric").textValue()).isEqualTo("excessMillis.p95");
    assertThat(hop.get("excess").get("text").textValue()).isEqualTo("12.5 ms");
    assertThat(hop.get("verdictWords").textValue()).startsWith("undecided: sound went one way");
    assertThat(hop.get("bar").isNull()).isTrue();
  }

  @Test
  void aKnownDelayShowsNoExcess() {
    summary(hop(spread(90, "46"), spread(90, "21"), null, null));
    assertThat(firstHop().get("excess").isNull()).isTrue();
  }

  @Test
  void thereAndBackIsJudgedAgainstTwiceTheBudget() {
    summary(hop(spread(90, "46"), spread(90, "21"), null, spread(90, "34.24")));
    JsonNode loop = firstHop().get("loop");
    assertThat(loop.get("p95").get("metric").textValue()).isEqualTo("loopMillis.p95");
    assertThat(loop.get("p95").get("value").decimalValue()).isEqualTo(new BigDecimal("34.24"));
    assertThat(loop.get("p95").get("text").textValue()).isEqualTo("34.2 of 100 ms");
    assertThat(loop.get("words").textValue()).isEqualTo("within budget");
    assertThat(firstHop().get("verdict").textValue()).isEqualTo("UNDECIDED");
  }

  @Test
  void hopsThatGoBackwardsWithTheWorkerAreInPathOrder() {
    summary(
        MadeUpSummary.hop("total", "a", "b", "composed", 36, "505", "20"),
        MadeUpSummary.hop("to_ear", "worker", "b", "composed", 36, "88", "20"),
        MadeUpSummary.hop("worker_sfu_client", "worker", "b", "composed", 36, "48", "17"),
        MadeUpSummary.hop("sfu_worker", "sfu", "worker", "rtcp", 95, "0.5", "0.5"));
    JsonNode rows = call().get("chain").get("rows");
    List<String> measured =
        rows.findParents("p95").stream().map(row -> row.get("hop").textValue()).toList();
    assertThat(measured).containsExactly("sfu_worker", "worker_sfu_client", "to_ear", "total");
    assertThat(rows.toString()).doesNotContain("not estimated");
    assertThat(rows.findParents("p95").get(1).get("budget").get("value").intValue()).isEqualTo(50);
    assertThat(rows.findParents("p95").get(3).get("budget").get("value").intValue()).isEqualTo(555);
  }

  @Test
  void anUtteranceSaysItsTotalWithBoundVerdictAndLag() {
    JsonNode row = utterance(total("541", "79.9", Verdict.UNDECIDED, List.of()));
    assertThat(row.get("total").get("text").textValue()).isEqualTo("541 ms");
    assertThat(row.get("bound").get("text").textValue()).isEqualTo("± 79.9 ms");
    assertThat(row.get("lag").get("text").textValue()).isEqualTo("2.10 s");
    assertThat(row.get("lagBand").textValue()).isEqualTo("human-like");
    assertThat(row.get("outcome").textValue()).isEqualTo("complete");
    assertThat(row.get("verdictWords").textValue())
        .endsWith("wider than the distance to the budget");
    assertThat(row.get("late").booleanValue()).isFalse();
  }

  @Test
  void anUtteranceOverTheBudgetIsLate() {
    assertThat(utterance(total("741", "79.9", Verdict.FAIL, List.of())).get("late").booleanValue())
        .isTrue();
  }

  @Test
  void anUtteranceWithoutATotalSaysWhatIsMissing() {
    JsonNode row = utterance(total(null, null, null, List.of("worker_sfu", "downlink")));
    assertThat(row.get("total").get("value").isNull()).isTrue();
    assertThat(row.get("total").get("title").textValue())
        .isEqualTo("not measured near: worker sfu, downlink");
  }

  @Test
  void theFindingComesWithTheCallAndItsRow() {
    summary();
    assertThat(call().get("finding").textValue()).isEqualTo(FINDING);
    assertThat(row().get("finding").textValue()).isEqualTo(FINDING);
  }

  @Test
  void theRowShowsTheBoundOfItsDelay() {
    summary(MadeUpSummary.hop("total", "a", "b", "composed", 36, "505", "84.6"));
    assertThat(row().get("bound").get("text").textValue()).isEqualTo("± 84.6 ms");
    assertThat(row().get("bound").get("metric").textValue()).isEqualTo("boundMillis.p95");
  }

  private JsonNode utterance(UtteranceReport.Total total) {
    UtteranceReport utterance =
        new UtteranceReport(
            "u-1",
            BigDecimal.valueOf(T * 1000),
            Map.of(),
            Map.of(),
            "speaker",
            "complete",
            total.totalMillis(),
            total.boundMillis(),
            total.translationLagMillis(),
            total.verdict(),
            List.of(total));
    summary(List.of(), List.of(utterance));
    return call().get("utterances").get("rows").get(0);
  }

  private static UtteranceReport.Total total(
      @Nullable String millis,
      @Nullable String bound,
      @Nullable Verdict verdict,
      List<String> missing) {
    return new UtteranceReport.Total(
        "listener",
        millis == null ? null : new BigDecimal(millis),
        bound == null ? null : new BigDecimal(bound),
        millis == null ? null : new BigDecimal("2100"),
        verdict,
        missing);
  }

  private static HopReport hop(
      @Nullable Spread delay,
      @Nullable Spread bound,
      @Nullable Spread excess,
      @Nullable Spread loop) {
    return HopReport.judged(
        new HopReport.Between("uplink", "speaker", "sfu", "estimated", null, null),
        new HopReport.Measured(delay, bound, null, null, excess, loop),
        false);
  }

  private static Spread spread(long count, String millis) {
    BigDecimal value = new BigDecimal(millis);
    return new Spread(count, value, value, value, value, value, value, value);
  }

  private void summary(HopReport... hops) {
    summary(List.of(hops), List.of());
  }

  private void summary(List<HopReport> hops, List<UtteranceReport> utterances) {
    SessionReport report =
        new MadeUpCall("room", T * 1000, 60_000)
            .hops(hops)
            .utterances(utterances)
            .finding(FINDING, null)
            .made();
    CallAccounting nothing = new CallAccounting(0, 0, 0, 0, 0, 0, 0);
    page.summary(ROOM, new CallSummary(report, true, T, T + 60, nothing), 0);
  }

  private JsonNode firstHop() {
    return call().get("chain").get("rows").get(0);
  }

  private JsonNode call() {
    return only("call", page.call(ROOM).take());
  }

  private JsonNode row() {
    return only("list", page.list(new ListWindow(CallFilter.parse(""), 0, 10)).take())
        .get("rows")
        .get(0);
  }
}
