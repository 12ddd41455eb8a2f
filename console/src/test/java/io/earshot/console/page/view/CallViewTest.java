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
import io.earshot.console.page.call.series.MadeUpSecond;
import io.earshot.console.page.call.series.StreamName;
import io.earshot.console.page.call.series.StreamSecond;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.MadeUpCall;
import io.earshot.console.report.MadeUpStream;
import io.earshot.console.report.SessionReport;
import io.earshot.console.report.StreamReport;
import io.earshot.console.report.UtteranceReport;
import io.earshot.console.report.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a call in words, and the rows that follow from its summary. */
class CallViewTest {

  private static final long T = 1_795_347_660L;
  private static final CallKey ROOM = new CallKey(null, "room");

  private final LivePage page = new LivePage(() -> Instant.ofEpochSecond(T), "0.1", List.of());

  @Test
  void aCallInWhichNobodySuffersSaysSo() {
    fill(0, 10, 0);
    assertThat(call().get("sentence").textValue()).isEqualTo("Nobody suffers now, and nobody did.");
    assertThat(call().get("sure").isNull()).isTrue();
    assertThat(call().get("verdict").textValue()).isEqualTo("PASS");
  }

  @Test
  void aLongCallPromisesNoMoreThanItStillKnows() {
    fill(0, 10, 0);
    page.summary(ROOM, MadeUpSummary.of("room", T - 2_000, T + 5, false), 0);
    assertThat(call().get("sentence").textValue())
        .isEqualTo("Nobody suffers now, and nobody did in the last 15 minutes.");
  }

  @Test
  void whatIsOverIsNamedWithItsBeginningAndItsEnd() {
    fill(0, 20, 0);
    fill(20, 24, 5);
    fill(24, 45, 0);
    assertThat(call().get("sentence").textValue())
        .isEqualTo(
            "Nobody suffers now. Worst: listener's downlink from speaker"
                + " lost 10.0 % of its packets, 0:20 to 0:23.");
    page.summary(ROOM, MadeUpSummary.of("room", T, T + 44, true), 0);
    assertThat(call().get("sentence").textValue()).startsWith("Ended. Worst: listener's ");
    assertThat(call().get("stateText").textValue()).isEqualTo("ended 0:45");
    assertThat(row().get("verdict").textValue()).isEqualTo("FAIL");
    assertThat(row().get("since").get("text").textValue()).isEqualTo("0:20");
  }

  @Test
  void severalThatSufferAreCounted() {
    for (int i = 0; i < 10; i++) {
      page.second(
          ROOM,
          0,
          MadeUpSecond.at(T + i)
              .in("anna", "speaker", 50, 30)
              .in("listener", "speaker", 50, 5)
              .out("speaker", 50, 0)
              .made(),
          0);
    }
    assertThat(call().get("sentence").textValue())
        .isEqualTo(
            "anna's downlink from speaker loses 60.0 % of its packets since 0:00,"
                + " and 1 more below.");
    assertThat(row().get("who").textValue()).isEqualTo("speaker → anna, listener");
  }

  @Test
  void aSilentCallSaysForHowLong() {
    fill(0, 10, 9);
    page.tick(null, 0, T + 23, 0);
    assertThat(call().get("sentence").textValue())
        .startsWith("Nothing has come for 12 s. Nobody suffers now. Worst: ");
    assertThat(call().get("missing").get(0).textValue()).isEqualTo("every agent: silent for 12 s");
    assertThat(row().get("stateText").textValue()).isEqualTo("silent for 12 s");
    assertThat(row().get("verdict").isNull()).isTrue();
  }

  @Test
  void aSilentParticipantIsMissing() {
    fill(0, 1, 0);
    page.second(ROOM, 0, MadeUpSecond.at(T + 12).in("listener", "speaker", 50, 0).made(), 0);
    assertThat(call().get("missing").toString()).isEqualTo("[\"speaker: silent for 12 s\"]");
    assertThat(call().get("participants").findValuesAsText("silent"))
        .containsExactly("true", "false");
  }

  @Test
  void anEndedCallIsJudgedByItsReport() {
    end(List.of());
    assertThat(row().get("verdict").isNull()).isTrue();
    end(List.of(hop("uplink", 90, "46", "3")));
    assertThat(row().get("verdict").textValue()).isEqualTo("PASS");
    end(List.of(hop("uplink", 90, "46", "3"), hop("worker", 90, "440", "30")));
    assertThat(row().get("verdict").textValue()).isEqualTo("UNDECIDED");
    end(List.of(hop("worker", 90, "440", "30"), hop("uplink", 90, "56", "3")));
    assertThat(row().get("verdict").textValue()).isEqualTo("FAIL");
  }

  @Test
  void theDelayOfARowIsTheMostThatWasMeasured() {
    end(List.of(hop("media", 90, "30", "0"), hop("media", 90, "40", "0")));
    assertThat(row().get("delay").get("text").textValue()).isEqualTo("40.0 ms");
    assertThat(row().get("delayLabel").textValue()).isEqualTo("media p95");
    end(List.of(hop("media", 90, "40", "0"), hop("total", 7, "500", "20")));
    assertThat(row().get("delay").get("text").textValue()).isEqualTo("max 500 ms (n 7)");
    assertThat(row().get("delayLabel").textValue()).isEqualTo("total p95");
  }

  @Test
  void streamsBetweenTheSameTwoAreToldApart() {
    page.second(ROOM, 0, MadeUpSecond.at(T).stream(stream(7L)).stream(stream(8L)).made(), 0);
    assertThat(call().get("streams").findValuesAsText("label"))
        .containsExactly("listener ← speaker (7)", "listener ← speaker (8)");
  }

  @Test
  void lateUtterancesComeFirstThenTheNewest() {
    List<UtteranceReport> utterances = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      utterances.add(utterance(i, i == 20 || i == 5 ? 451 : 450));
    }
    page.summary(ROOM, withUtterances(utterances), 0);
    JsonNode rows = call().get("utterances").get("rows");
    assertThat(rows).hasSize(50);
    assertThat(rows.get(0).get("utterance").textValue()).isEqualTo("u20");
    assertThat(rows.get(0).get("late").booleanValue()).isTrue();
    assertThat(rows.get(0).get("at").get("text").textValue()).isEqualTo("0:20");
    assertThat(rows.get(1).get("utterance").textValue()).isEqualTo("u59");
    assertThat(rows.get(1).get("late").booleanValue()).isFalse();
    JsonNode stage = rows.get(1).get("stages").get(1);
    assertThat(stage.get("label").textValue()).isEqualTo("speech end");
    assertThat(stage.get("at").get("metric").textValue()).isEqualTo("stagesMillis.SPEECH_END");
  }

  @Test
  void hopsAreDrawnBehindTheLongestOfEachPlaceBefore() {
    end(
        List.of(
            MadeUpSummary.hop("uplink", "a", "sfu", "same", 90, "10", "0.1"),
            MadeUpSummary.hop("uplink", "b", "sfu", "same", 90, "20", "0.1"),
            MadeUpSummary.hop("sfu", "sfu", "sfu", "same", 90, "1", "0.1"),
            MadeUpSummary.hop("sfu_worker", "sfu", "w", "same", 90, "2", "0.1"),
            MadeUpSummary.hop("worker", "w", "w", "same", 90, "300", "0.1"),
            MadeUpSummary.hop("downlink", "sfu", "b", "same", 90, "5", "0.1")));
    JsonNode chain = call().get("chain");
    assertThat(chain.get("rows").findValuesAsText("startMillis"))
        .containsExactly("0.0", "0.0", "20.0", "21.0", "23.0", "323.0");
    // The worker's budget of 450 ms reaches furthest.
    assertThat(chain.get("scaleMillis").doubleValue()).isEqualTo(473);
  }

  @Test
  void whoBothSpeakAndListenAreNamedOnce() {
    page.second(
        ROOM,
        0,
        MadeUpSecond.at(T)
            .in("alice", "bob", 50, 0)
            .in("bob", "alice", 50, 0)
            .out("alice", 50, 0)
            .out("bob", 50, 0)
            .made(),
        0);
    assertThat(row().get("who").textValue()).isEqualTo("alice, bob");
  }

  @Test
  void aCallIsJudgedByWhatALegLostOverTheWholeOfIt() {
    assertThat(CallVerdict.ofStream(lost(1_000, 20L))).isEqualTo(Verdict.PASS);
    assertThat(CallVerdict.ofStream(lost(1_000, 21L))).isEqualTo(Verdict.FAIL);
    assertThat(CallVerdict.ofStream(lost(99, 90L))).isNull();
    assertThat(CallVerdict.ofStream(lost(1_000, null))).isEqualTo(Verdict.PASS);
  }

  @Test
  void factsCountWhatWasMissing() {
    end(List.of(hop("uplink", 90, "46", "3")));
    assertThat(call().get("facts").toString())
        .isEqualTo(
            "[\"5 batches missing, 4 observations dropped by agents\","
                + "\"applied 47,000 · late 2 · duplicates 1 · rejected 3\"]");
    assertThat(call().get("clock").textValue())
        .isEqualTo("one clock, but for uplink a → b (≈ RTCP)");
  }

  private static HopReport hop(String hop, long count, String millis, String bound) {
    return MadeUpSummary.hop(hop, "a", "b", "rtcp", count, millis, bound);
  }

  private static StreamSecond stream(long ssrc) {
    return new StreamSecond(
        new StreamName("listener", false, ssrc),
        "downlink",
        "speaker",
        50L,
        0L,
        null,
        null,
        null,
        null,
        null);
  }

  private static StreamReport lost(long expectedPackets, @Nullable Long ownLegLostPackets) {
    return new MadeUpStream()
        .expectedPackets(expectedPackets)
        .ownLegLostPackets(ownLegLostPackets)
        .made();
  }

  private static UtteranceReport utterance(int number, long workerMillis) {
    Map<String, BigDecimal> stages = new LinkedHashMap<>();
    stages.put("WORKER_IN", BigDecimal.ZERO);
    stages.put("SPEECH_END", BigDecimal.valueOf(1_400));
    stages.put("WORKER_OUT", BigDecimal.valueOf(1_400 + workerMillis));
    return new UtteranceReport(
        "u" + number,
        BigDecimal.valueOf((T + number) * 1000),
        stages,
        Map.of(),
        null,
        "complete",
        null,
        null,
        null,
        null,
        List.of());
  }

  private static CallSummary withUtterances(List<UtteranceReport> utterances) {
    SessionReport report = new MadeUpCall("room", T * 1000, 60_000).utterances(utterances).made();
    return new CallSummary(report, false, T, T + 60, new CallAccounting(0, 0, 0, 0, 0, 0, 0));
  }

  private void end(List<HopReport> hops) {
    page.summary(ROOM, MadeUpSummary.of("room", T, T + 60, true, hops), 0);
  }

  private void fill(int from, int to, long lost) {
    for (int i = from; i < to; i++) {
      page.second(
          ROOM,
          0,
          MadeUpSecond.at(T + i).in("listener", "speaker", 50, lost).out("speaker", 50, 0).made(),
          0);
    }
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
