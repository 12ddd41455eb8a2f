package io.earshot.console.page.view;

import static io.earshot.console.page.view.ToldEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.StateEvent;
import io.earshot.console.page.call.MadeUpSummary;
import io.earshot.console.page.call.MergedHop;
import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.MadeUpSecond;
import io.earshot.media.percentile.DelayHistogram;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Field by field what the browser's side was built against. */
class EventShapeTest {

  private static final long T = 1_795_347_660L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CallKey ROOM = new CallKey("run/1", "room & <b>#1</b>\n");
  private static final List<String> NUMBER = List.of("metric", "value", "text", "title");

  private final LivePage page =
      new LivePage(
          () -> Instant.ofEpochSecond(T + 12),
          "0.1.0",
          Way.of("127.0.0.1:9092", "http://127.0.0.1:8081"));

  EventShapeTest() {
    page.loaded();
  }

  @Test
  void health() {
    JsonNode health = only("health", page.list(window()).take());
    assertThat(names(health))
        .containsExactly("state", "text", "ageSeconds", "reason", "server", "calls");
    assertThat(health.get("server").textValue()).isEqualTo("0.1.0");
  }

  @Test
  void listWithItsRows() {
    call();
    JsonNode list = only("list", page.list(window()).take());
    assertThat(names(list))
        .containsExactly("reset", "sentence", "sure", "counts", "hops", "order", "rows", "connect");
    assertThat(names(list.get("counts")))
        .containsExactly(
            "live", "suffering", "undecided", "silent", "ended", "replays", "matching");
    JsonNode row = list.get("rows").get(0);
    assertThat(names(row))
        .containsExactly(
            "key",
            "session",
            "run",
            "href",
            "who",
            "state",
            "stateText",
            "verdict",
            "worst",
            "leg",
            "hop",
            "delay",
            "bound",
            "delayLabel",
            "loss",
            "mos",
            "since",
            "finding",
            "what",
            "sure",
            "provisional");
    assertThat(names(row.get("delay"))).isEqualTo(NUMBER);
    assertThat(names(row.get("loss"))).isEqualTo(NUMBER);
    assertThat(names(row.get("since"))).isEqualTo(NUMBER);
    assertThat(list.get("order").get(0)).isEqualTo(row.get("key"));
    assertThat(row.get("session").textValue()).isEqualTo(ROOM.session());
    assertThat(row.get("href").textValue())
        .isEqualTo("/call/room%20%26%20%3Cb%3E%231%3C%2Fb%3E%0A?run=run%2F1");
    assertThat(row.get("leg").textValue()).isEqualTo("downlink");
    assertThat(row.get("what").textValue())
        .isEqualTo("loses 18.0 % of its packets: 90 of 500 in 10 s");
    assertThat(row.get("since").toString())
        .isEqualTo(
            "{\"metric\":\"episode.fromSeconds\",\"value\":2,\"text\":\"0:02\",\"title\":\"11:41:00 UTC\"}");
    assertThat(row.get("delayLabel").textValue()).isEqualTo("total p95");
  }

  @Test
  void theHopsOfAllCallsAreThoseWithABudget() {
    page.tick(null, 0, T, (T + 12) * 1000);
    DelayHistogram delay = new DelayHistogram();
    for (int i = 0; i < 20; i++) {
      delay.recordMillis(48);
    }
    page.windows(
        new CallKey(null, "x"),
        T - 20,
        List.of(
            new MergedHop(
                new HopName("uplink", "a", "sfu"),
                "rtcp",
                delay,
                delay.shifted(-1500, 0),
                delay.shifted(1500, 0))),
        0);
    JsonNode hops = only("list", page.list(window()).take()).get("hops");
    assertThat(hops.findValuesAsText("hop"))
        .containsExactly("uplink", "sfu_worker", "worker", "worker_sfu_client", "total");
    JsonNode uplink = hops.get(0);
    assertThat(names(uplink))
        .containsExactly(
            "hop", "label", "p95", "bound", "budget", "verdict", "verdictText", "verdictWords");
    assertThat(uplink.get("p95").get("value").doubleValue()).isEqualTo(48);
    assertThat(uplink.get("bound").get("text").textValue()).isEqualTo("± 1.5 ms");
    assertThat(uplink.get("verdict").textValue()).isEqualTo("PASS");
    assertThat(hops.get(4).get("p95").get("title").textValue()).contains("no live call");
    assertThat(hops.get(4).get("verdict").isNull()).isTrue();
  }

  @Test
  void threeWaysToConnect() {
    JsonNode connect = only("list", page.list(window()).take()).get("connect");
    assertThat(connect).hasSize(3);
    assertThat(names(connect.get(0))).containsExactly("title", "text", "copy");
    assertThat(connect.get(0).get("copy").textValue())
        .isEqualTo(
            "./earshot replay recordings/livekit-chromium/room-red-burst --bootstrap"
                + " 127.0.0.1:9092 --registry http://127.0.0.1:8081 --speed 1");
    assertThat(connect.get(1).get("text").textValue())
        .contains("EventBatch", "earshot.events", "session id", "murmur2", "127.0.0.1:9092");
    assertThat(connect.get(2).get("copy").textValue()).isEqualTo("./earshot demo");
  }

  @Test
  void callWithEverythingInIt() {
    call();
    JsonNode call = only("call", page.call(ROOM).take());
    assertThat(names(call))
        .containsExactly(
            "key",
            "session",
            "run",
            "title",
            "state",
            "stateText",
            "stateTitle",
            "startMillis",
            "duration",
            "finding",
            "evidence",
            "sentence",
            "sure",
            "verdict",
            "missing",
            "suffering",
            "chain",
            "mouthToEar",
            "streams",
            "utterances",
            "facts",
            "clock",
            "clocks",
            "participants");
    assertThat(names(call.get("duration"))).isEqualTo(NUMBER);
    assertThat(call.get("title").textValue()).isEqualTo("room & <b>#1</b>");
    assertThat(call.get("stateTitle").textValue()).isEqualTo("began 11:40:58 UTC");
    assertThat(call.get("sentence").textValue())
        .isEqualTo("listener's downlink from speaker loses 18.0 % of its packets since 0:02.");
    JsonNode suffers = call.get("suffering").get(0);
    assertThat(names(suffers))
        .containsExactly(
            "leg",
            "hop",
            "participant",
            "stream",
            "title",
            "text",
            "from",
            "until",
            "lasted",
            "sure",
            "verdict");
    assertThat(suffers.get("until").isNull()).isTrue();
    assertThat(suffers.get("lasted").get("text").textValue()).isEqualTo("10 s");
    assertThat(suffers.get("stream").textValue()).isEqualTo("listener/in/1");
    assertThat(names(call.get("utterances"))).containsExactly("counts", "rows");
    JsonNode stream = call.get("streams").get(0);
    assertThat(names(stream))
        .containsExactly(
            "stream",
            "participant",
            "peer",
            "leg",
            "direction",
            "label",
            "expected",
            "received",
            "lost",
            "loss",
            "residual",
            "redDepth",
            "ownLeg",
            "meanRun",
            "jitter",
            "buffer",
            "target",
            "concealed",
            "rtt",
            "mosLq",
            "mosCq",
            "nowLoss",
            "nowJitter",
            "nowBuffer",
            "nowConcealed",
            "verdict",
            "provisional");
    assertThat(stream.get("nowLoss").toString())
        .isEqualTo(
            "{\"metric\":\"now.lossRatio\",\"value\":0.18,\"text\":\"18.0 %\",\"title\":null}");
    assertThat(stream.get("provisional").booleanValue()).isTrue();
  }

  @Test
  void hopsInPathOrderWithThoseThatNobodyMeasures() {
    call();
    JsonNode chain = only("call", page.call(ROOM).take()).get("chain");
    assertThat(names(chain)).containsExactly("scaleMillis", "rows");
    assertThat(chain.get("rows").findValuesAsText("hop"))
        .containsExactly("uplink", "sfu", "sfu_worker", "downlink", "media", "total");
    JsonNode uplink = chain.get("rows").get(0);
    assertThat(names(uplink))
        .containsExactly(
            "hop",
            "label",
            "from",
            "to",
            "span",
            "clock",
            "clockText",
            "count",
            "p50",
            "p95",
            "max",
            "excess",
            "bound",
            "budget",
            "verdict",
            "verdictText",
            "verdictWords",
            "loop",
            "provisional",
            "now",
            "nowBound",
            "nowUnsettled",
            "bar");
    assertThat(uplink.get("bound").get("text").textValue()).isEqualTo("–");
    assertThat(uplink.get("bar").toString())
        .isEqualTo(
            "{\"startMillis\":0.0,\"p50Millis\":15.6,\"p95Millis\":15.6,"
                + "\"boundMillis\":null,\"budgetMillis\":50}");
    JsonNode toWorker = chain.get("rows").get(2);
    assertThat(toWorker.get("p95").get("text").textValue()).isEqualTo("≈ 0.5 ms");
    assertThat(toWorker.get("bound").get("text").textValue()).isEqualTo("± 0.5 ms");
    assertThat(toWorker.get("bar").get("startMillis").doubleValue()).isEqualTo(15.6);
    JsonNode absent = chain.get("rows").get(1);
    assertThat(names(absent)).containsExactly("hop", "label", "span", "absent");
    JsonNode total = chain.get("rows").get(5);
    assertThat(total.get("bar").get("startMillis").doubleValue()).isZero();
    assertThat(chain.get("scaleMillis").doubleValue()).isEqualTo(555);
  }

  @Test
  void beforeTheFirstSummaryNumbersOfTheWholeCallAreUnknown() {
    page.second(
        ROOM, 0, MadeUpSecond.at(T).in("b", "a", 50, 1).uplink("same", 20, 30, 0.1).made(), 0);
    JsonNode call = only("call", page.call(ROOM).take());
    JsonNode hop = call.get("chain").get("rows").get(0);
    assertThat(hop.get("p95").get("value").isNull()).isTrue();
    assertThat(hop.get("p95").get("title").textValue()).isEqualTo(CallView.NO_SUMMARY);
    assertThat(hop.get("now").get("value").doubleValue()).isEqualTo(30);
    assertThat(hop.get("bar").isNull()).isTrue();
    assertThat(call.get("streams").get(0).get("expected").get("title").textValue())
        .isEqualTo(CallView.NO_SUMMARY);
    assertThat(call.get("startMillis").longValue()).isEqualTo(T * 1000);
    assertThat(call.get("mouthToEar").isNull()).isTrue();
  }

  @Test
  void seconds() {
    call();
    JsonNode seconds = only("seconds", page.call(ROOM).take());
    assertThat(names(seconds))
        .containsExactly("reset", "startSecond", "series", "seconds", "final", "values");
    assertThat(names(seconds.get("series").get(0)))
        .containsExactly("id", "chart", "label", "leg", "hop", "settles", "unit", "kind");
    assertThat(seconds.get("startSecond").longValue()).isEqualTo(T - 2);
  }

  @Test
  void anUnknownCallHasTheSameShape() {
    JsonNode unknown = only("call", page.call(new CallKey(null, "x\ny")).take());
    call();
    JsonNode known = only("call", page.call(ROOM).take());
    assertThat(names(unknown)).isEqualTo(names(known));
    assertThat(unknown.get("state").textValue()).isEqualTo("unknown");
  }

  @Test
  void everyEventIsOneLine() {
    call();
    List<StateEvent> events = new ArrayList<>(page.list(window()).take());
    events.addAll(page.call(ROOM).take());
    assertThat(events).hasSize(5);
    assertThat(events).noneMatch(event -> event.json().contains("\n"));
    assertThat(page.sessionsJson("run/1")).doesNotContain("\n");
  }

  @Test
  void sessionsForPrograms() {
    call();
    JsonNode sessions = read(page.sessionsJson("run/1")).get("sessions");
    assertThat(names(sessions.get(0)))
        .containsExactly(
            "session", "run", "state", "startMillis", "durationMillis", "participants", "verdict");
    assertThat(sessions.get(0).get("participants").toString())
        .isEqualTo("[\"speaker\",\"listener\"]");
    assertThat(sessions.get(0).get("verdict").textValue()).isEqualTo("FAIL");
    assertThat(read(page.sessionsJson(null)).get("sessions")).isEmpty();
    assertThat(page.sessionJson(new CallKey(null, "nobody"))).isEmpty();
    assertThat(read(page.sessionJson(ROOM).orElseThrow()).get("durationMillis").longValue())
        .isEqualTo(12_000);
  }

  /** Ten seconds of a call that began two seconds before anything was measured. */
  private void call() {
    for (int i = 0; i < 10; i++) {
      page.second(
          ROOM,
          0,
          MadeUpSecond.at(T + i)
              .live()
              .in("listener", "speaker", 50, 9)
              .out("speaker", 50, 0)
              .made(),
          (T + 12) * 1000);
    }
    page.summary(
        ROOM,
        MadeUpSummary.of(
            ROOM.session(),
            T - 2,
            T + 10,
            false,
            List.of(
                MadeUpSummary.hop("total", "speaker", "listener", "composed", 33, "500", "20"),
                MadeUpSummary.hop("sfu_worker", "sfu", "worker", "rtcp", 90, "0.5", "0.5"),
                MadeUpSummary.hop("uplink", "speaker", "sfu", "same", 4_599, "15.6", "0.1"))),
        (T + 12) * 1000);
  }

  private static ListWindow window() {
    return new ListWindow(CallFilter.parse(""), 0, 10);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
