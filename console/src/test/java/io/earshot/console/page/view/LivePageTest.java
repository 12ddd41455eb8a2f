package io.earshot.console.page.view;

import static io.earshot.console.page.view.ToldEvents.json;
import static io.earshot.console.page.view.ToldEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.console.page.CallFilter;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.FeedHealth;
import io.earshot.console.page.ListWindow;
import io.earshot.console.page.StateCursor;
import io.earshot.console.page.StateEvent;
import io.earshot.console.page.call.MadeUpSummary;
import io.earshot.console.page.call.series.MadeUpSecond;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePageTest {

  private static final long T = 1_795_347_660L;
  private static final CallKey ROOM = new CallKey(null, "room");

  private long nowMillis = T * 1000;
  private final LivePage page =
      new LivePage(() -> Instant.ofEpochMilli(nowMillis), "0.1", Way.of("b:1", "http://r:2"));

  LivePageTest() {
    page.loaded();
  }

  @Test
  void theFirstEventsAreHealthAndAWholeList() {
    StateCursor list = list("", 0, 10);
    second(ROOM, T, 0);
    List<StateEvent> events = list.take();
    assertThat(events).extracting(StateEvent::name).containsExactly("health", "list");
    JsonNode first = json(events.get(1));
    assertThat(first.get("reset").booleanValue()).isTrue();
    assertThat(first.get("rows")).hasSize(1);
    assertThat(list.take()).isEmpty();
  }

  @Test
  void onlyChangedRowsFollow() {
    CallKey other = new CallKey(null, "other");
    second(ROOM, T, 0);
    second(other, T, 0);
    StateCursor list = list("", 0, 10);
    list.take();
    second(other, T + 1, 0);
    JsonNode next = only("list", list.take());
    assertThat(next.get("reset").booleanValue()).isFalse();
    assertThat(next.get("rows")).hasSize(1);
    assertThat(next.get("rows").get(0).get("session").textValue()).isEqualTo("other");
    assertThat(next.get("order")).hasSize(2);
  }

  @Test
  void aClientThatReadsSlowlyGetsOnlyTheLatestState() {
    StateCursor call = page.call(ROOM);
    StateCursor list = list("", 0, 10);
    second(ROOM, T, 0);
    call.take();
    list.take();
    for (int i = 1; i <= 50; i++) {
      second(ROOM, T + i, 0);
    }
    assertThat(only("list", list.take()).get("rows").get(0).get("stateText").textValue())
        .isEqualTo("live 0:51");
    List<StateEvent> events = call.take();
    assertThat(events).extracting(StateEvent::name).containsExactly("call", "seconds");
    assertThat(json(events.get(1)).get("seconds")).hasSize(50);
  }

  @Test
  void aRowThatLeftTheWindowIsSentWholeWhenItComesBack() {
    CallKey other = new CallKey(null, "other");
    second(ROOM, T + 1, 0);
    second(other, T, 0);
    StateCursor list = list("", 0, 1);
    assertThat(only("list", list.take()).get("order").get(0).textValue()).isEqualTo("room");
    suffer(other);
    assertThat(rows(list.take())).containsExactly("other");
    clear(other);
    assertThat(rows(list.take())).containsExactly("room");
  }

  @Test
  void secondsCarryTheLatestRevisionAndNewSeriesOnce() {
    StateCursor call = page.call(ROOM);
    page.second(ROOM, 0, MadeUpSecond.at(T).live().in("b", "a", 50, 1).made(), nowMillis);
    JsonNode first = only("seconds", call.take());
    assertThat(first.get("reset").booleanValue()).isTrue();
    assertThat(first.get("startSecond").longValue()).isEqualTo(T);
    assertThat(first.get("final").toString()).isEqualTo("[0]");
    assertThat(first.get("series")).hasSize(1);
    assertThat(first.get("series").get(0).get("chart").textValue()).isEqualTo("loss");
    assertThat(first.get("values").toString()).isEqualTo("[[2.0]]");
    page.second(
        ROOM,
        0,
        MadeUpSecond.at(T).in("b", "a", 50, 2).uplink("rtcp", 20, 30, 2.0).made(),
        nowMillis);
    JsonNode next = only("seconds", call.take());
    assertThat(next.get("reset").booleanValue()).isFalse();
    assertThat(next.get("seconds").toString()).isEqualTo("[" + T + "]");
    assertThat(next.get("final").toString()).isEqualTo("[1]");
    assertThat(next.get("series").findValuesAsText("kind")).containsExactly("value", "low", "high");
    assertThat(next.get("series").findValuesAsText("label")).containsOnly("uplink speaker → sfu");
    assertThat(next.get("values").toString()).isEqualTo("[[4.0],[30.0],[28.0],[32.0]]");
  }

  @Test
  void oneClockHasNoBand() {
    StateCursor call = page.call(ROOM);
    page.second(ROOM, 0, MadeUpSecond.at(T).uplink("same", 20, 30, 0.1).made(), nowMillis);
    assertThat(only("seconds", call.take()).get("series")).hasSize(1);
  }

  @Test
  void unknownValuesAreNull() {
    StateCursor call = page.call(ROOM);
    second(ROOM, T, 0);
    page.second(ROOM, 0, MadeUpSecond.at(T + 1).uplink("same", 20, 30, 0.1).made(), nowMillis);
    assertThat(only("seconds", call.take()).get("values").toString())
        .isEqualTo("[[0.0,null],[null,30.0]]");
  }

  @Test
  void aReloadGetsEverythingAgain() {
    second(ROOM, T, 0);
    second(ROOM, T + 1, 0);
    page.call(ROOM).take();
    List<StateEvent> again = page.call(ROOM).take();
    assertThat(again).extracting(StateEvent::name).containsExactly("health", "call", "seconds");
    assertThat(json(again.get(2)).get("reset").booleanValue()).isTrue();
    assertThat(json(again.get(2)).get("seconds")).hasSize(2);
  }

  @Test
  void anotherCallOfTheSameNameResetsTheCharts() {
    StateCursor call = page.call(ROOM);
    second(ROOM, T, 0);
    call.take();
    page.summary(ROOM, MadeUpSummary.of("room", T, T, true), nowMillis);
    call.take();
    second(ROOM, T + 300, 0);
    JsonNode seconds = only("seconds", call.take());
    assertThat(seconds.get("reset").booleanValue()).isTrue();
    assertThat(seconds.get("seconds").toString()).isEqualTo("[" + (T + 300) + "]");
  }

  @Test
  void theChartsStartAgainWhenTheStartOfTheCallBecomesKnown() {
    StateCursor call = page.call(ROOM);
    second(ROOM, T, 0);
    call.take();
    page.summary(ROOM, MadeUpSummary.of("room", T - 4, T, false), nowMillis);
    JsonNode seconds = only("seconds", call.take());
    assertThat(seconds.get("reset").booleanValue()).isTrue();
    assertThat(seconds.get("startSecond").longValue()).isEqualTo(T - 4);
  }

  @Test
  void aCallThatIsNotThereYetAppearsLater() {
    StateCursor call = page.call(ROOM);
    JsonNode unknown = only("call", call.take());
    assertThat(unknown.get("state").textValue()).isEqualTo("unknown");
    second(ROOM, T, 0);
    assertThat(only("call", call.take()).get("state").textValue()).isEqualTo("live");
  }

  @Test
  void beforeEverythingIsReadACallMayStillBeLoading() {
    LivePage loading = new LivePage(() -> Instant.ofEpochMilli(nowMillis), "0.1", List.of());
    StateCursor call = loading.call(ROOM);
    assertThat(only("call", call.take()).get("state").textValue()).isEqualTo("loading");
    assertThat(loading.health().state()).isEqualTo(FeedHealth.State.LOADING);
    loading.loaded();
    assertThat(only("call", call.take()).get("state").textValue()).isEqualTo("unknown");
  }

  @Test
  void whereNothingChangesNothingIsSent() {
    StateCursor call = page.call(ROOM);
    StateCursor list = list("", 0, 10);
    second(ROOM, T, 0);
    call.take();
    list.take();
    second(ROOM, T, 0);
    assertThat(call.take()).isEmpty();
    assertThat(list.take()).isEmpty();
  }

  @Test
  void aTickAloneIsNothingToSee() {
    StateCursor call = page.call(ROOM);
    StateCursor list = list("", 0, 10);
    second(ROOM, T, 0);
    page.tick(null, 0, T + 1, nowMillis);
    call.take();
    list.take();
    page.tick(null, 0, T + 2, nowMillis);
    assertThat(call.take()).isEmpty();
    assertThat(list.take()).isEmpty();
  }

  @Test
  void anEndedCallGivesUpItsChartsInTheEnd() {
    StateCursor call = page.call(ROOM);
    second(ROOM, T, 0);
    page.summary(ROOM, MadeUpSummary.of("room", T, T, true), nowMillis);
    call.take();
    page.tick(null, 0, T + 1_000, nowMillis + 1_000_000);
    JsonNode seconds = only("seconds", call.take());
    assertThat(seconds.get("reset").booleanValue()).isTrue();
    assertThat(seconds.get("seconds")).isEmpty();
    assertThat(call.take()).isEmpty();
  }

  @Test
  void theFilterPicksByRoomPersonVerdictAndState() {
    second(ROOM, T, 0);
    suffer(new CallKey(null, "Bad"));
    assertThat(rows(list("", 0, 10).take())).containsExactly("Bad", "room");
    assertThat(rows(list("verdict:fail", 0, 10).take())).containsExactly("Bad");
    assertThat(rows(list("room:ROO", 0, 10).take())).containsExactly("room");
    assertThat(rows(list("who:listener", 0, 10).take())).containsExactly("Bad", "room");
    assertThat(rows(list("listener room:bad", 0, 10).take())).containsExactly("Bad");
    assertThat(rows(list("state:ended", 0, 10).take())).isEmpty();
    JsonNode counts = only("list", list("verdict:fail", 0, 10).take()).get("counts");
    assertThat(counts.get("matching").intValue()).isEqualTo(1);
    assertThat(counts.get("live").intValue()).isEqualTo(2);
  }

  @Test
  void whoSuffersComesFirstThenTheUndecidedSilentLiveReplayedAndEnded() {
    CallKey ended = new CallKey(null, "ended");
    CallKey silent = new CallKey(null, "silent");
    CallKey undecided = new CallKey(null, "undecided");
    CallKey replay = new CallKey("run", "replay");
    page.second(silent, 1, MadeUpSecond.at(T).in("b", "a", 50, 0).made(), nowMillis);
    page.tick(null, 1, T + 30, nowMillis);
    second(ended, T, 0);
    page.summary(ended, MadeUpSummary.of("ended", T, T, true), nowMillis);
    second(replay, T, 0);
    second(ROOM, T, 0);
    page.second(undecided, 0, MadeUpSecond.at(T).uplink("rtcp", 20, 49, 2.0).made(), nowMillis);
    suffer(new CallKey(null, "bad"));
    JsonNode list = only("list", list("", 0, 10).take());
    assertThat(list.get("rows").findValuesAsText("session"))
        .containsExactly("bad", "undecided", "silent", "room", "replay", "ended");
    assertThat(list.get("counts").toString())
        .isEqualTo(
            "{\"live\":3,\"suffering\":1,\"undecided\":1,\"silent\":1,"
                + "\"ended\":1,\"replays\":1,\"matching\":6}");
    assertThat(list.get("sentence").textValue())
        .isEqualTo(
            "1 call suffers now: bad: listener's downlink from speaker"
                + " loses 18.0 % of its packets since 0:00. 1 undecided.");
  }

  @Test
  void staleNumbersSayHowOldTheyAreAndWhy() {
    StateCursor list = list("", 0, 10);
    second(ROOM, T, 0);
    page.tick(null, 0, T + 2, nowMillis);
    assertThat(page.health().state()).isEqualTo(FeedHealth.State.LIVE);
    list.take();
    nowMillis += 5_000;
    assertThat(page.health().state()).isEqualTo(FeedHealth.State.LIVE);
    nowMillis += 2_500;
    JsonNode stale = only("health", list.take());
    assertThat(stale.get("state").textValue()).isEqualTo("stale");
    assertThat(stale.get("text").textValue())
        .isEqualTo("data 7 s old: nothing comes from the engine; is it running?");
    page.interrupted("broker b:1 is gone");
    nowMillis += 1_000;
    assertThat(only("health", list.take()).get("reason").textValue())
        .isEqualTo("broker b:1 is gone");
    page.resumed();
    page.tick(null, 0, T + 10, nowMillis);
    assertThat(page.health().state()).isEqualTo(FeedHealth.State.LIVE);
  }

  @Test
  void healthIsSentOnceASecondAtMost() {
    StateCursor list = list("", 0, 10);
    list.take();
    page.interrupted("broker b:1 is gone");
    nowMillis += 999;
    assertThat(list.take()).isEmpty();
    nowMillis += 1;
    assertThat(list.take()).extracting(StateEvent::name).containsExactly("health");
    assertThat(list.take()).isEmpty();
    nowMillis += 5_000;
    assertThat(list.take()).isEmpty();
  }

  @Test
  void theFeedIsBehindByTheAgeOfTheNewestClosedSecond() {
    page.tick(null, 0, T, nowMillis);
    // Tick T closes second T - 2, which ended at T - 1.
    assertThat(page.health().behindMillis()).isEqualTo(1_000);
    nowMillis += 1_500;
    JsonNode health = only("health", list("", 0, 1).take());
    assertThat(health.get("text").textValue()).isEqualTo("live · 2 s behind");
    assertThat(health.get("ageSeconds").longValue()).isEqualTo(1);
  }

  private StateCursor list(String filter, int offset, int limit) {
    return page.list(new ListWindow(CallFilter.parse(filter), offset, limit));
  }

  private void second(CallKey key, long second, long lost) {
    page.second(
        key, 0, MadeUpSecond.at(second).in("listener", "speaker", 50, lost).made(), nowMillis);
  }

  private void suffer(CallKey key) {
    fill(key, T, 10, 9);
  }

  private void clear(CallKey key) {
    fill(key, T + 10, 30, 0);
  }

  private void fill(CallKey key, long from, int seconds, long lost) {
    for (int i = 0; i < seconds; i++) {
      page.second(
          key,
          0,
          MadeUpSecond.at(from + i)
              .in("listener", "speaker", 50, lost)
              .out("speaker", 50, 0)
              .made(),
          nowMillis);
    }
  }

  private static List<String> rows(List<StateEvent> events) {
    return only("list", events).get("rows").findValuesAsText("session");
  }
}
