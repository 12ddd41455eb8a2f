package io.earshot.streams.session;

import static io.earshot.streams.session.EngineRun.AFTER_THE_END;
import static io.earshot.streams.session.EngineRun.feed;
import static io.earshot.streams.session.EngineRun.restored;
import static io.earshot.streams.session.EngineRun.run;
import static io.earshot.streams.session.EngineRun.wiresOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopBudgets;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.StreamSummary;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionEngineTest {

  private static final byte[] NO_WIRE = {};

  @Test
  void everyHopIsTheDelayThatTheCallWasMadeWith() {
    SessionSummary summary = run(new Calls("call", 1, 0).of(20)).lastSummary();
    assertThat(p50Millis(summary, Hop.UPLINK)).isEqualTo(15.0);
    assertThat(p50Millis(summary, Hop.SFU)).isEqualTo(0.2);
    assertThat(p50Millis(summary, Hop.DOWNLINK)).isEqualTo(16.0);
    assertThat(p50Millis(summary, Hop.MEDIA)).isEqualTo(31.2);
    assertThat(p50Millis(summary, Hop.WORKER)).isEqualTo(250.0);
    assertThat(hop(summary, Hop.MEDIA).delay().count()).isEqualTo(1000);
  }

  @Test
  void lossIsWhatTheNetworkLostAndAllOfItIsTheReceiversOwnLeg() {
    Calls call = new Calls("call", 2, 0.05);
    SessionSummary summary = run(call.of(30)).lastSummary();
    StreamSummary received = stream(summary, "ben/in/" + Calls.BEN_SSRC);
    assertThat(received.lostPackets()).isEqualTo(call.lostPackets());
    assertThat(received.ownLegLostPackets()).isEqualTo(call.lostPackets());
    assertThat(received.receivedPackets()).isEqualTo(call.receivedPackets());
    assertThat(received.leg()).isEqualTo("downlink");
    assertThat(received.peer()).isEqualTo("ann");
    assertThat(stream(summary, "ann/out/" + Calls.ANN_SSRC).lostPackets()).isZero();
  }

  @Test
  void aSecondIsLiveAtTheSecondTickAfterItAndFinalAtTheFifth() {
    Recorder recorder = run(new Calls("call", 3, 0).of(10));
    String second = String.valueOf(Calls.START_SECOND + 3);
    int live = indexOf(recorder.output, "LIVE call " + second + "+1");
    int last = indexOf(recorder.output, "FINAL call " + second + "+1");
    assertThat(recorder.output.subList(0, live))
        .contains("tick " + (Calls.START_SECOND + 4))
        .doesNotContain("tick " + (Calls.START_SECOND + 5));
    assertThat(recorder.output.subList(0, last))
        .contains("tick " + (Calls.START_SECOND + 7))
        .doesNotContain("tick " + (Calls.START_SECOND + 8));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void arrivalOrderInsideTheGraceChangesNothingFinal(long seed) {
    List<Arrival> inOrder = new Calls("call", 4, 0.03).of(25);
    Recorder expected = run(inOrder);
    Recorder shuffled = run(Calls.shuffled(inOrder, seed, 2_000));
    assertThat(shuffled.finals()).isEqualTo(expected.finals());
    assertThat(Recorder.text(shuffled.lastSummary()))
        .isEqualTo(Recorder.text(expected.lastSummary()));
  }

  @ParameterizedTest(name = "stopped after {0} records")
  @ValueSource(ints = {1, 2, 7, 30, 31, 32, 33, 60, 81})
  void anEngineGivenItsPartsBackContinuesExactly(int records) {
    List<Arrival> call = new Calls("call", 5, 0.03).of(20);
    Recorder undisturbed = run(call);
    Recorder recorder = new Recorder();
    Map<String, Batch> wires = wiresOf(call);
    SessionEngine first = new SessionEngine(EngineSettings.DEFAULT);
    feed(first, call.subList(0, records), recorder);
    SessionEngine second = restored(recorder, wires);
    feed(second, call.subList(records, call.size()), recorder);
    second.tick(AFTER_THE_END, recorder);
    assertThat(recorder.output).isEqualTo(undisturbed.output);
  }

  @Test
  void anEndedSessionLeavesNothingButTheMemoryThatItEnded() {
    Recorder recorder = run(new Calls("call", 6, 0).of(5));
    assertThat(recorder.lastSummary().ended()).isTrue();
    assertThat(recorder.partsOf("call")).containsExactly("ended");
    SessionEngine engine = restored(recorder, Map.of());
    engine.tick(AFTER_THE_END + 1000, recorder);
    assertThat(recorder.partsOf("call")).isEmpty();
  }

  @Test
  void aStragglerOfAnEndedSessionDoesNotBringItBack() {
    List<Arrival> call = new Calls("call", 7, 0).of(5);
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    feed(engine, call, recorder);
    engine.tick(Calls.START_SECOND + 60, recorder);
    long summaries = recorder.summaries.size();
    Batch straggler = call.get(3).batch();
    assertThat(engine.accept(straggler, NO_WIRE, (Calls.START_SECOND + 60) * 1000, recorder))
        .isEqualTo(SessionEngine.Outcome.LATE);
    assertThat(engine.liveSessions()).isZero();
    assertThat(recorder.summaries).hasSize((int) summaries);
  }

  @Test
  void whoJoinsAfterTheEndBeginsANewLifeOfTheSameId() {
    List<Arrival> call = new Calls("call", 7, 0).of(5);
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    feed(engine, call, recorder);
    engine.tick(Calls.START_SECOND + 60, recorder);
    Batch joining = call.get(0).batch();
    assertThat(engine.accept(joining, NO_WIRE, call.get(0).receiptMillis(), recorder))
        .as("the join of the life that ended, once more")
        .isEqualTo(SessionEngine.Outcome.LATE);
    assertThat(engine.accept(joining, NO_WIRE, (Calls.START_SECOND + 70) * 1000, recorder))
        .isEqualTo(SessionEngine.Outcome.APPLIED);
    assertThat(engine.liveSessions()).isEqualTo(1);
    assertThat(recorder.partsOf("call")).doesNotContain("ended");
  }

  @Test
  void aBatchThatComesTwiceCountsOnce() {
    List<Arrival> once = new Calls("call", 8, 0.02).of(12);
    List<Arrival> twice = new ArrayList<>();
    once.forEach(arrival -> twice.addAll(List.of(arrival, arrival)));
    Recorder expected = run(once);
    Recorder doubled = run(twice);
    assertThat(doubled.finals()).isEqualTo(expected.finals());
    assertThat(doubled.lastSummary().accounting().duplicates())
        .isEqualTo(expected.lastSummary().accounting().applied());
  }

  @Test
  void aBatchBeyondTheGraceIsLateButItsCountersAreTaken() {
    List<Arrival> call = new ArrayList<>(new Calls("call", 9, 0.05).of(12));
    Recorder expected = run(call);
    Arrival benLate = call.remove(4 * 5 + 3);
    assertThat(benLate.batch().participant()).isEqualTo("ben");
    call.add(call.size() - 1, benLate);
    Recorder late = run(call);
    StreamSummary received = stream(late.lastSummary(), "ben/in/" + Calls.BEN_SSRC);
    assertThat(late.lastSummary().accounting().late()).isEqualTo(benLate.batch().observations());
    assertThat(received.receivedPackets())
        .isEqualTo(stream(expected.lastSummary(), "ben/in/" + Calls.BEN_SSRC).receivedPackets());
  }

  @Test
  void aRecordFarAheadOfTheLastTickMovesNothing() {
    List<Arrival> call = new Calls("call", 10, 0).of(3);
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    feed(engine, call, recorder);
    long tick = engine.lastTick();
    long twoHoursAheadMillis = (tick + 7200) * 1000;
    assertThat(engine.accept(call.get(0).batch(), NO_WIRE, twoHoursAheadMillis, recorder))
        .isEqualTo(SessionEngine.Outcome.FUTURE);
    assertThat(engine.lastTick()).isEqualTo(tick);
  }

  @Test
  void afterASilenceThatNoTickFilledTheThirdRecordIsBelieved() {
    List<Arrival> call = new Calls("call", 13, 0).of(3);
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    feed(engine, call, recorder);
    long hourLaterMillis = (engine.lastTick() + 3600) * 1000;
    List<SessionEngine.Outcome> outcomes = new ArrayList<>();
    for (Arrival arrival : new Calls("next", 14, 0).of(1).subList(0, 4)) {
      outcomes.add(engine.accept(arrival.batch(), NO_WIRE, hourLaterMillis, recorder));
    }
    assertThat(outcomes.subList(0, 2)).containsOnly(SessionEngine.Outcome.FUTURE);
    assertThat(outcomes.subList(2, 4)).doesNotContain(SessionEngine.Outcome.FUTURE);
    assertThat(engine.lastTick()).isEqualTo(hourLaterMillis / 1000);
  }

  @Test
  void withoutALiveSessionAnyTimeIsBelieved() {
    Recorder recorder = run(new Calls("call", 15, 0).of(3));
    SessionEngine engine = restored(recorder, Map.of());
    Arrival next = new Calls("next", 16, 0).of(1).get(0);
    long dayLaterMillis = (AFTER_THE_END + 86_400) * 1000;
    assertThat(engine.accept(next.batch(), NO_WIRE, dayLaterMillis, recorder))
        .isEqualTo(SessionEngine.Outcome.APPLIED);
    assertThat(engine.lastTick()).isEqualTo(dayLaterMillis / 1000);
  }

  @Test
  void gapsBetweenTicksAreFilledWhileASessionLivesAndJumpedWhereNoneDoes() {
    Recorder recorder = run(new Calls("call", 11, 0).of(3));
    assertThat(recorder.output).contains("tick " + (Calls.START_SECOND + 10));
    assertThat(recorder.ticks).isLessThan(40);
    assertThat(recorder.output).contains("tick " + AFTER_THE_END);
  }

  @Test
  void tooManySessionsEndTheOneThatWasSilentLongest() {
    EngineSettings two =
        new EngineSettings(2, 5, 14, 60, 60, 10, 300, 10, 2, 64, 2_000, 2_000, HopBudgets.USUAL);
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(two);
    for (int i = 0; i < 3; i++) {
      Arrival first = new Calls("call" + i, i, 0).of(1).get(0);
      engine.accept(first.batch(), NO_WIRE, first.receiptMillis() + i * 1000L, recorder);
    }
    assertThat(engine.liveSessions()).isEqualTo(2);
    assertThat(recorder.lastSummary().session()).isEqualTo("call0");
    assertThat(recorder.lastSummary().ended()).isTrue();
  }

  @Test
  void tenFinalSecondsMergeIntoOneWindowWithoutAveraging() {
    Recorder recorder = run(new Calls("call", 12, 0.04).of(40));
    List<WindowMeasurement> tens =
        recorder.windows.stream().filter(window -> window.windowSeconds() == 10).toList();
    assertThat(tens).hasSizeGreaterThanOrEqualTo(4);
    WindowMeasurement ten = tens.get(1);
    long lost =
        recorder.windows.stream()
            .filter(w -> w.isFinal() && w.windowSeconds() == 1)
            .filter(w -> w.second() >= ten.second() && w.second() < ten.second() + 10)
            .flatMap(w -> w.streams().stream())
            .filter(s -> s.participant().equals("ben"))
            .mapToLong(s -> s.lostPackets() == null ? 0 : s.lostPackets())
            .sum();
    assertThat(ten.streams())
        .filteredOn(stream -> stream.participant().equals("ben"))
        .singleElement()
        .satisfies(stream -> assertThat(stream.lostPackets()).isEqualTo(lost));
  }

  private static int indexOf(List<String> lines, String prefix) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(prefix)) {
        return i;
      }
    }
    throw new AssertionError("no line begins with " + prefix);
  }

  private static HopSummary hop(SessionSummary summary, Hop hop) {
    return summary.hops().stream()
        .filter(each -> each.name().hop() == hop)
        .findFirst()
        .orElseThrow();
  }

  private static double p50Millis(SessionSummary summary, Hop hop) {
    // Bucket middles are up to 0.05 % off; the made-up delays are whole tenths.
    return Math.round(hop(summary, hop).delay().percentileMillis(0.5).orElseThrow() * 10) / 10.0;
  }

  private static StreamSummary stream(SessionSummary summary, String id) {
    return summary.streams().stream()
        .filter(each -> each.stream().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
