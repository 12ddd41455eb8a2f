package io.earshot.console.page.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.earshot.console.page.CallKey;
import io.earshot.console.page.call.series.HopName;
import io.earshot.console.page.call.series.MadeUpSecond;
import io.earshot.media.percentile.DelayHistogram;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final long T = 1_795_347_660L;
  private static final CallKey ROOM = new CallKey(null, "room");

  private final Calls calls = new Calls();

  @Test
  void aCallWithoutDataForMoreThanFiveTicksIsSilent() {
    second(ROOM, T);
    tick(T + 2);
    assertThat(call().state()).isEqualTo(CallState.LIVE);
    tick(T + 7);
    assertThat(call().state()).isEqualTo(CallState.LIVE);
    tick(T + 8);
    assertThat(call().state()).isEqualTo(CallState.SILENT);
    assertThat(call().quietSeconds()).isEqualTo(6);
    second(ROOM, T + 6);
    assertThat(call().state()).isEqualTo(CallState.LIVE);
  }

  @Test
  void ticksOfOtherPartitionsSayNothingAboutACall() {
    second(ROOM, T);
    calls.tick(null, 1, T + 100, 0);
    calls.tick("run", 0, T + 100, 0);
    assertThat(call().state()).isEqualTo(CallState.LIVE);
  }

  @Test
  void whatASilentCallSufferedLastDoesNotGoOn() {
    for (int i = 0; i < 10; i++) {
      put(ROOM, downlink(i, 9));
    }
    assertThat(call().episodes().current()).hasSize(1);
    tick(T + 30);
    assertThat(call().episodes().current()).isEmpty();
    assertThat(call().episodes().past()).hasSize(1);
  }

  @Test
  void aParticipantWhoseStreamsAllStoppedIsSilentWhileOthersGoOn() {
    put(ROOM, MadeUpSecond.at(T).in("listener", "speaker", 50, 0).out("speaker", 50, 0));
    put(ROOM, MadeUpSecond.at(T + 5).in("listener", "speaker", 50, 0));
    assertThat(call().silentParticipants()).isEmpty();
    put(ROOM, MadeUpSecond.at(T + 6).in("listener", "speaker", 50, 0));
    assertThat(call().silentParticipants()).containsOnlyKeys("speaker").containsValue(6L);
  }

  @Test
  void itsLastSummaryEndsACall() {
    second(ROOM, T);
    calls.summary(ROOM, MadeUpSummary.of("room", T - 3, T, false), 0);
    assertThat(call().isEnded()).isFalse();
    assertThat(call().startSecond()).isEqualTo(T - 3);
    calls.summary(ROOM, MadeUpSummary.of("room", T - 3, T, true), 0);
    assertThat(call().state()).isEqualTo(CallState.ENDED);
    tick(T + 1000);
    assertThat(call().state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void summariesThatAreReadAgainChangeNothing() {
    calls.summary(ROOM, MadeUpSummary.of("room", T, T + 10, false), 0);
    calls.summary(ROOM, MadeUpSummary.of("room", T, T + 20, true), 0);
    long change = calls.change();
    calls.summary(ROOM, MadeUpSummary.of("room", T, T + 10, false), 0);
    calls.summary(ROOM, MadeUpSummary.of("room", T, T + 20, false), 0);
    calls.summary(ROOM, MadeUpSummary.of("room", T, T + 20, true), 0);
    assertThat(calls.change()).isEqualTo(change);
    assertThat(call().isEnded()).isTrue();
  }

  @Test
  void secondsThatAreReadAgainChangeNothing() {
    second(ROOM, T);
    tick(T);
    long change = calls.change();
    second(ROOM, T);
    tick(T);
    tick(T - 1);
    assertThat(calls.change()).isEqualTo(change);
  }

  @Test
  void anotherCallOfTheSameNameStartsAfresh() {
    second(ROOM, T);
    calls.summary(ROOM, MadeUpSummary.of("room", T, T, true), 0);
    second(ROOM, T + 3);
    assertThat(call().isEnded()).isTrue();
    second(ROOM, T + 600);
    assertThat(call().state()).isEqualTo(CallState.LIVE);
    assertThat(call().summary()).isNull();
    assertThat(call().startSecond()).isEqualTo(T + 600);
    calls.summary(ROOM, MadeUpSummary.of("room", T - 2_000, T - 1_000, true), 0);
    assertThat(call().summary()).isNull();
  }

  @Test
  void aLoneSecondFromFarAwayIsNotBelieved() {
    second(ROOM, T);
    for (long far : new long[] {T + 7_200, 0, T - 86_400, 200_000_000_000L}) {
      second(ROOM, far);
      second(ROOM, T + 1);
    }
    second(ROOM, T + 7_201);
    second(ROOM, T + 2);
    second(ROOM, T + 7_202);
    assertThat(call().series().timeline().newest()).isEqualTo(T + 2);
    assertThat(call().startSecond()).isEqualTo(T);
  }

  @Test
  void aLateLastWordIsLookedAtHoweverLate() {
    for (int i = 0; i < 120; i++) {
      put(ROOM, downlink(i, i == 0 ? 1 : 0).live());
      assertThat(call().episodes().worst()).isNull();
    }
    for (int i = 10; i < 20; i++) {
      put(ROOM, downlink(i, 5));
    }
    assertThat(call().episodes().past()).hasSize(1);
  }

  @Test
  void aSecondWitnessFromFarAwayIsAnotherCall() {
    second(ROOM, T);
    second(ROOM, T + 7_200);
    second(ROOM, T + 7_201);
    assertThat(call().startSecond()).isEqualTo(T + 7_201);
  }

  @Test
  void secondsThatNoClockShowsAreNoSeconds() {
    for (long hostile :
        new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, Long.MAX_VALUE, Long.MAX_VALUE - 2}) {
      assertThatCode(() -> second(ROOM, hostile)).doesNotThrowAnyException();
      assertThatCode(() -> tick(hostile)).doesNotThrowAnyException();
    }
    assertThat(call().series().timeline().isEmpty()).isTrue();
    assertThat(call().episodes().worst()).isNull();
  }

  @Test
  void anEndedCallKeepsItsSecondsForAQuarterOfAnHour() {
    for (int i = 0; i < 10; i++) {
      put(ROOM, downlink(i, 9));
    }
    calls.summary(ROOM, MadeUpSummary.of("room", T, T + 9, true), 1_000);
    calls.tick(null, 0, T + 900, 901_000);
    assertThat(call().series().streams()).hasSize(2);
    calls.tick(null, 0, T + 901, 901_001);
    assertThat(call().series().streams()).isEmpty();
    assertThat(call().summary()).isNotNull();
    assertThat(call().episodes().past()).hasSize(1);
    second(ROOM, T);
    assertThat(call().series().timeline().isEmpty()).isTrue();
  }

  @Test
  void tooManyCallsCostTheOldestEndedOne() {
    CallKey ended = new CallKey(null, "ended");
    CallKey endedLater = new CallKey(null, "endedLater");
    calls.summary(endedLater, MadeUpSummary.of("endedLater", T, T + 50, true), 0);
    calls.summary(ended, MadeUpSummary.of("ended", T, T + 40, true), 0);
    for (int i = 0; i < Calls.MAX_CALLS - 2; i++) {
      second(new CallKey(null, "room-" + i), T);
    }
    assertThat(calls.dropped()).isZero();
    second(new CallKey(null, "one more"), T + 60);
    assertThat(calls.all()).hasSize(Calls.MAX_CALLS);
    assertThat(calls.find(ended)).isNull();
    assertThat(calls.find(endedLater)).isNotNull();
    assertThat(calls.dropped()).isEqualTo(1);
  }

  @Test
  void fewerSummariesOfEndedCallsAreKeptThanCalls() {
    for (int i = 0; i < Calls.MAX_SETTLED + 100; i++) {
      calls.summary(new CallKey(null, "room-" + i), MadeUpSummary.of("room", T, T + i, true), 0);
    }
    calls.tick(null, 0, T, Calls.KEPT_AFTER_END_MILLIS + 1);
    assertThat(calls.all()).hasSize(Calls.MAX_SETTLED);
    assertThat(calls.find(new CallKey(null, "room-99"))).isNull();
  }

  @Test
  void aReplayAndALiveCallOfOneNameAreTwo() {
    CallKey replayed = new CallKey("run", "room");
    second(ROOM, T);
    second(replayed, T + 5);
    assertThat(calls.all()).hasSize(2);
    assertThat(Objects.requireNonNull(calls.find(replayed)).state()).isEqualTo(CallState.REPLAY);
    calls.forget("run");
    assertThat(calls.all()).extracting(Call::key).containsExactly(ROOM);
  }

  @Test
  void aReplaysSpeedIsSaidWhenItHasShown() {
    CallKey replayed = new CallKey("run", "room");
    second(replayed, T);
    for (int i = 0; i <= 60; i++) {
      calls.tick("run", 0, T + i, 1_000 + i * 100L);
      if (i == 20) {
        assertThat(calls.replayRate("run", 0)).isNull();
      }
    }
    assertThat(calls.replayRate("run", 0)).isEqualTo(10.0);
    assertThat(calls.replayRate("other", 0)).isNull();
    calls.forget("run");
    assertThat(calls.replayRate("run", 0)).isNull();
  }

  @Test
  void whatLayThereAlreadySaysNothingAboutSpeed() {
    for (int i = 0; i <= 900; i++) {
      calls.tick("run", 0, T + i, 1_000);
    }
    for (int i = 1; i <= 2; i++) {
      calls.tick("run", 0, T + 900 + i, 1_000 + 1_000 * i);
    }
    assertThat(calls.replayRate("run", 0)).isNull();
  }

  @Test
  void theLastMinuteOfAllLiveCallsIsOneHistogram() {
    calls.tick(null, 0, T + 20, 0);
    window(ROOM, T, 10);
    window(ROOM, T, 10);
    window(new CallKey(null, "other"), T + 10, 30);
    window(new CallKey("run", "room"), T, 900);
    window(ROOM, T + 5_000, 900);
    LastMinute.AllCalls all = Objects.requireNonNull(calls.lastMinute().of("uplink"));
    assertThat(all.delay().count()).isEqualTo(2);
    assertThat(all.delay().spread().maxMillis()).isEqualTo(30);
    calls.tick(null, 0, T + 89, 0);
    assertThat(lastMinuteCount()).isEqualTo(2);
    calls.tick(null, 0, T + 91, 0);
    LastMinute.AllCalls later = Objects.requireNonNull(calls.lastMinute().of("uplink"));
    assertThat(later.delay().count()).isEqualTo(1);
    assertThat(calls.lastMinute().of("total")).isNull();
  }

  private long lastMinuteCount() {
    return Objects.requireNonNull(calls.lastMinute().of("uplink")).delay().count();
  }

  private void window(CallKey key, long second, double millis) {
    DelayHistogram delay = new DelayHistogram();
    delay.recordMillis(millis);
    HopName name = new HopName("uplink", "speaker", "sfu");
    calls.window(key, second, new MergedHop(name, "same", delay, delay, delay));
  }

  private void second(CallKey key, long second) {
    put(key, MadeUpSecond.at(second).in("listener", "speaker", 50, 0));
  }

  private static MadeUpSecond downlink(int i, long lost) {
    return MadeUpSecond.at(T + i).in("listener", "speaker", 50, lost).out("speaker", 50, 0);
  }

  private void put(CallKey key, MadeUpSecond second) {
    calls.second(key, 0, second.made(), 0);
  }

  private void tick(long second) {
    calls.tick(null, 0, second, 0);
  }

  private Call call() {
    return Objects.requireNonNull(calls.find(ROOM));
  }
}
