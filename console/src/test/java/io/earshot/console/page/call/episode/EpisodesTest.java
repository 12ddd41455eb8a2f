package io.earshot.console.page.call.episode;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.console.page.call.series.CallSecond;
import io.earshot.console.page.call.series.CallSeries;
import io.earshot.console.page.call.series.MadeUpSecond;
import io.earshot.console.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Windows of 15 s with 50 packets a second: 750 packets, of which 15 are exactly 2 %. */
class EpisodesTest {

  private static final long T = 1_000;

  private final CallSeries series = new CallSeries();

  @Test
  void twoPercentAreBearableAndOnePacketMoreIsNot() {
    fill(0, 15, i -> downlink(i, 1));
    assertThat(episodes().current()).isEmpty();
    put(downlink(15, 2));
    assertThat(only(episodes().current()).words().text())
        .isEqualTo("loses 2.1 % of its packets: 16 of 750 in 15 s");
  }

  @Test
  void anEpisodeBeginsWithTheFirstLossInItsEvidenceAndEndsWithTheLast() {
    fill(0, 20, i -> downlink(i, 0));
    fill(20, 24, i -> downlink(i, 5));
    fill(24, 45, i -> downlink(i, 0));
    Episode past = only(episodes().past());
    assertThat(past.sinceSecond()).isEqualTo(T + 20);
    assertThat(past.untilSecond()).isEqualTo(T + 23);
    assertThat(past.words().text()).isEqualTo("lost 10.0 % of its packets: 20 of 200 in 4 s");
    assertThat(past.subject().title()).isEqualTo("listener's downlink from speaker");
    assertThat(past.verdict()).isEqualTo(Verdict.FAIL);
  }

  /** 12 of 750 are 1.6 %, 11 are 1.47 %. */
  @Test
  void anEpisodeGoesOnBetweenTheTwoLimits() {
    fill(0, 3, i -> downlink(i, 5));
    fill(3, 15, i -> downlink(i, i == 14 ? 12 : 0));
    fill(15, 29, i -> downlink(i, 0));
    assertThat(only(episodes().current()).words().evidence()).isEqualTo("12 of 750 in 15 s");
    put(downlink(29, 11));
    assertThat(episodes().current()).isEmpty();
    assertThat(only(episodes().past()).untilSecond()).isEqualTo(T + 14);
  }

  @Test
  void aHundredPacketsMustHaveBeenExpected() {
    put(MadeUpSecond.at(T).in("listener", "speaker", 49, 25).out("speaker", 50, 0));
    put(MadeUpSecond.at(T + 1).in("listener", "speaker", 50, 25).out("speaker", 50, 0));
    assertThat(episodes().current()).isEmpty();
    put(MadeUpSecond.at(T + 2).in("listener", "speaker", 1, 0).out("speaker", 50, 0));
    assertThat(episodes().current()).hasSize(1);
  }

  @Test
  void lossOfTheUplinkIsNotBlamedOnTheDownlink() {
    fill(0, 20, i -> MadeUpSecond.at(T + i).in("listener", "speaker", 50, 4).out("speaker", 50, 4));
    assertThat(only(episodes().current()).subject().title()).isEqualTo("speaker's uplink");
  }

  @Test
  void theDownlinkIsBlamedForWhatItAddsAlone() {
    fill(0, 15, i -> MadeUpSecond.at(T + i).in("listener", "speaker", 50, 6).out("speaker", 50, 1));
    Episode worst = only(episodes().current());
    assertThat(worst.subject().stream()).isEqualTo("listener/in/1");
    assertThat(worst.words().text()).isEqualTo("loses 10.0 % of its packets: 75 of 750 in 15 s");
    assertThat(worst.words().sure()).isEqualTo("exact: packets counted");
  }

  @Test
  void whereNobodyCountsTheUplinkNoLegIsBlamed() {
    fill(0, 5, i -> MadeUpSecond.at(T + i).in("listener", "speaker", 50, 6));
    Episode worst = only(episodes().current());
    assertThat(worst.subject().title()).isEqualTo("what listener receives from speaker");
    assertThat(worst.words().sure()).contains("on which leg is unknown", "speaker");
  }

  @Test
  void withSeveralStreamsOfThePublisherTheLossIsAtLeastWhatIsLeft() {
    fill(
        0,
        5,
        i ->
            MadeUpSecond.at(T + i)
                .in("listener", "speaker", 50, 6)
                .out("speaker", 2, 50, 0)
                .out("speaker", 3, 50, 1));
    Episode downlink =
        only(
            episodes().current().stream()
                .filter(each -> "downlink".equals(each.subject().leg()))
                .toList());
    assertThat(downlink.words().claim()).isEqualTo("loses at least 10.0 % of its packets");
  }

  @Test
  void packetsThatArriveLateAfterAllNeverMakeTheLossNegative() {
    fill(0, 20, i -> downlink(i, i % 2 == 0 ? 1 : -3));
    assertThat(episodes()).isEqualTo(new Episodes(List.of(), List.of()));
  }

  @Test
  void jitterSuffersInThreeOfFiveSecondsAndIsClearInNone() {
    double[] millis = {10, 31, 10, 45, 30, 31, 10, 10, 10, 10, 10};
    fill(0, 5, i -> jitter(i, millis[i]));
    assertThat(episodes().current()).isEmpty();
    put(jitter(5, millis[5]));
    Episode now = only(episodes().current());
    assertThat(now.sinceSecond()).isEqualTo(T + 1);
    assertThat(now.words().text()).isEqualTo("jitters by 45.0 ms: over 30 ms in 3 of 5 s");
    fill(6, 10, i -> jitter(i, millis[i]));
    assertThat(episodes().current()).hasSize(1);
    put(jitter(10, millis[10]));
    assertThat(episodes().current()).isEmpty();
    assertThat(only(episodes().past()).untilSecond()).isEqualTo(T + 5);
  }

  /** 2,400 of 48,000 samples are exactly 5 %, 1,920 are 4 %. */
  @Test
  void moreThanFivePercentConcealedIsHeard() {
    fill(0, 15, i -> concealed(i, 2_400));
    assertThat(episodes().current()).isEmpty();
    put(concealed(15, 2_415));
    assertThat(only(episodes().current()).words().text())
        .isEqualTo("is 5.0 % concealed: 36,015 of 720,000 samples in 15 s");
    fill(16, 31, i -> concealed(i, 1_920));
    assertThat(episodes().current()).hasSize(1);
    put(concealed(31, 1_919));
    assertThat(episodes().current()).isEmpty();
  }

  @Test
  void aReceiverConcealsForNothingWhileNobodySends() {
    fill(0, 20, i -> concealed(i, 0));
    fill(20, 40, i -> MadeUpSecond.at(T + i).concealed("listener", "speaker", 0, 48_000));
    assertThat(episodes().current()).isEmpty();
  }

  @Test
  void whatIsSentAndDoesNotArriveIsConcealedForSomething() {
    fill(0, 20, i -> concealed(i, 0));
    fill(
        20,
        25,
        i ->
            MadeUpSecond.at(T + i)
                .concealed("listener", "speaker", 0, 48_000)
                .out("speaker", 50, 0));
    assertThat(only(episodes().current()).subject().title())
        .isEqualTo("what listener hears from speaker");
  }

  @Test
  void aHopOverItsBudgetFailsAndSaysByHowMuch() {
    fill(0, 3, i -> MadeUpSecond.at(T + i).uplink("same", 50, 20, 0.1));
    fill(3, 20, i -> MadeUpSecond.at(T + i).uplink("same", 50, 62.1, 0.1));
    Episode now = only(episodes().current());
    assertThat(now.subject().title()).isEqualTo("uplink speaker → sfu");
    assertThat(now.sinceSecond()).isEqualTo(T + 3);
    assertThat(now.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(now.words().text())
        .isEqualTo("takes 62.1 ms (p95), its budget is 50 ms: 750 delays in 15 s");
    assertThat(now.words().sure()).isEqualTo("exact to the clock's resolution");
  }

  @Test
  void aHopThatMayBeOverItsBudgetIsUndecided() {
    fill(0, 10, i -> MadeUpSecond.at(T + i).uplink("rtcp", 2, 49, 2.0));
    Episode now = only(episodes().current());
    assertThat(now.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(now.sinceSecond()).isEqualTo(T);
    assertThat(now.words().claim())
        .isEqualTo("takes 49.0 ± 2.0 ms (p95) against a budget of 50 ms, undecided");
    assertThat(now.words().sure()).startsWith("± 2.0 ms");
  }

  @Test
  void whatFailsIsWorseThanWhatIsUndecided() {
    fill(
        0,
        15,
        i ->
            MadeUpSecond.at(T + i)
                .uplink("estimated", 50, 400, null)
                .in("listener", "speaker", 50, 2)
                .out("speaker", 50, 0));
    assertThat(episodes().current())
        .extracting(Episode::verdict)
        .containsExactly(Verdict.FAIL, Verdict.UNDECIDED);
  }

  @Test
  void aStreamThatStopsNoLongerSuffers() {
    fill(0, 10, i -> downlink(i, 5));
    fill(10, 15, i -> MadeUpSecond.at(T + i).out("speaker", 50, 0));
    assertThat(episodes().current()).hasSize(1);
    put(MadeUpSecond.at(T + 15).out("speaker", 50, 0));
    assertThat(episodes().current()).isEmpty();
    assertThat(only(episodes().past()).untilSecond()).isEqualTo(T + 9);
  }

  @Test
  void nothingGoesOnInACallThatIsOver() {
    fill(0, 10, i -> downlink(i, 5));
    Episodes over = new EpisodeWatch(series).look(true);
    assertThat(over.current()).isEmpty();
    assertThat(only(over.past()).words().claim()).startsWith("lost ");
  }

  @Test
  void theNewestTwentyPastEpisodesAreKept() {
    fill(0, 899, i -> downlink(i, i % 30 == 0 ? 20 : 0));
    assertThat(episodes().past()).hasSize(20);
    assertThat(episodes().past().get(0).sinceSecond()).isEqualTo(T + 870);
  }

  @Test
  void ofTwoNearlyAsBadTheSameOneStaysTheWorst() {
    fill(0, 15, i -> twoListeners(i, 5, 6));
    String first = episodes().current().get(0).subject().title();
    fill(15, 30, i -> twoListeners(i, 6, 5));
    assertThat(episodes().current().get(0).subject().title()).isEqualTo(first);
    fill(30, 60, i -> twoListeners(i, 5, 20));
    assertThat(episodes().current().get(0).subject().title())
        .isEqualTo("listener's downlink from speaker");
  }

  @Test
  void duplicatesAndAnyOrderGiveTheSame() {
    List<CallSecond> seconds = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      MadeUpSecond live = downlink(i, 0).live().uplink("same", 50, 20, 0.1);
      MadeUpSecond last = downlink(i, i / 20).uplink("same", 50, i > 40 ? 70 : 20, 0.1);
      seconds.add(live.made());
      seconds.add(last.made());
      seconds.add(last.made());
    }
    seconds.forEach(second -> series.put(second, 1));
    Episodes inOrder = episodes();
    assertThat(inOrder.current()).hasSize(2);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(seconds, new Random(seed));
      CallSeries shuffled = new CallSeries();
      seconds.forEach(second -> shuffled.put(second, 1));
      assertThat(new EpisodeWatch(shuffled).look(false)).isEqualTo(inOrder);
    }
  }

  /** Bursts of loss, jitter and delay, some seconds late or replaced, over ten minutes. */
  @Test
  void lookingEverySecondFindsWhatOneLookAtTheEndFinds() {
    Random random = new Random(5);
    EpisodeWatch watch = new EpisodeWatch(series);
    for (int i = 0; i < 600; i++) {
      boolean isBad = i % 97 < 20;
      MadeUpSecond second =
          downlink(i, isBad ? random.nextInt(6) : 0)
              .jitter("anna", "speaker", isBad ? 40 : 5)
              .uplink("same", 50, isBad ? 51 : 20, 0.1);
      long at = T + i - (i % 7 == 0 ? 40 : 0);
      CallSecond made = second.made();
      series.put(new CallSecond(at, i % 2 == 0, made.streams(), made.hops()), i);
      watch.changed(at);
      assertThat(watch.look(false)).isEqualTo(episodes());
    }
    assertThat(episodes().past()).hasSizeGreaterThan(10);
  }

  private void fill(int from, int to, IntFunction<MadeUpSecond> second) {
    for (int i = from; i < to; i++) {
      put(second.apply(i));
    }
  }

  private void put(MadeUpSecond second) {
    series.put(second.made(), 1);
  }

  private static MadeUpSecond downlink(int i, long lost) {
    return MadeUpSecond.at(T + i).in("listener", "speaker", 50, lost).out("speaker", 50, 0);
  }

  private static MadeUpSecond twoListeners(int i, long lost, long otherLost) {
    return downlink(i, otherLost).in("anna", "speaker", 50, lost);
  }

  private static MadeUpSecond jitter(int i, double millis) {
    return MadeUpSecond.at(T + i).jitter("listener", "speaker", millis);
  }

  private static MadeUpSecond concealed(int i, long samples) {
    return MadeUpSecond.at(T + i).concealed("listener", "speaker", 50, samples);
  }

  private Episodes episodes() {
    return new EpisodeWatch(series).look(false);
  }

  private static Episode only(List<Episode> episodes) {
    assertThat(episodes).hasSize(1);
    return episodes.get(0);
  }
}
