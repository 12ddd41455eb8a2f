package io.earshot.streams.session;

import static io.earshot.streams.session.EngineRun.AFTER_THE_END;
import static io.earshot.streams.session.EngineRun.feed;
import static io.earshot.streams.session.EngineRun.restored;
import static io.earshot.streams.session.EngineRun.run;
import static io.earshot.streams.session.EngineRun.wiresOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.SeparateClocks.Shift;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Probe;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.result.ClockEdgeSummary;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.SessionSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose participants share no clock: delays are those it was made with, within bounds. */
class SeparateClocksTest {

  private static final int SECONDS = 60;

  private static final Map<String, Shift> FAR_APART =
      Map.of(
          "ann", Shift.of(3_200_000_000L, 40),
          "ben", Shift.of(-7_200_000_000_000L, -25),
          "sfu", Shift.of(86_400_000_000_000L, 3));

  @Test
  void everyDelayIsInsideItsBoundAndNoBoundBelowWhatTheDataAllow() {
    SessionSummary summary = run(call(FAR_APART, true, 1)).lastSummary();
    assertHolds(hop(summary, Hop.UPLINK), 15.0);
    assertHolds(hop(summary, Hop.DOWNLINK), 16.0);
    assertHolds(hop(summary, Hop.MEDIA), 31.2);
    double probeLoopMillis =
        (SeparateClocks.PROBE_UP_NANOS + SeparateClocks.PROBE_DOWN_NANOS) / 1e6;
    assertThat(bounds(hop(summary, Hop.UPLINK)).minMillis())
        .isGreaterThanOrEqualTo(probeLoopMillis / 2 - 0.5);
  }

  @Test
  void theRateOfAClockIsFound() {
    ClockEdgeSummary pair = pair(run(call(FAR_APART, true, 1)).lastSummary(), "sfu", "ann");
    assertThat(Objects.requireNonNull(pair.ratePpb()) / 1000.0).isCloseTo(37, within(3.0));
  }

  @Test
  void aHopThatSoundCrossesOneWayOnlyHasNoDelayButItsExcess() {
    SessionSummary summary = run(call(FAR_APART, false, 1)).lastSummary();
    HopSummary down = hop(summary, Hop.DOWNLINK);
    assertThat(down.name().clock()).isEqualTo(HopClock.ESTIMATED);
    assertThat(down.delay().count()).isZero();
    assertThat(down.bound()).isNull();
    assertThat(Objects.requireNonNull(down.excess()).count()).isEqualTo(SECONDS * 50L);
    assertThat(pair(summary, "sfu", "ben").boundMillis()).isNull();
  }

  @Test
  void finalWaitsForSettledOffsetsAndLiveDoesNot() {
    Recorder recorder = run(call(FAR_APART, true, 2));
    String second = String.valueOf(Calls.START_SECOND + 30);
    assertThat(ticksBefore(recorder, "LIVE call " + second + "+1")).isEqualTo(31);
    assertThat(ticksBefore(recorder, "FINAL call " + second + "+1")).isEqualTo(30 + 18);
  }

  private static long ticksBefore(Recorder recorder, String prefix) {
    int index =
        IntStream.range(0, recorder.output.size())
            .filter(i -> recorder.output.get(i).startsWith(prefix))
            .findFirst()
            .orElseThrow();
    return recorder.output.subList(0, index).stream()
            .filter(line -> line.startsWith("tick "))
            .mapToLong(line -> Long.parseLong(line.substring("tick ".length())))
            .max()
            .orElseThrow()
        - Calls.START_SECOND;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void arrivalOrderInsideTheGraceChangesNothingFinal(long seed) {
    List<Arrival> inOrder = call(FAR_APART, true, 3);
    Recorder expected = run(inOrder);
    Recorder shuffled = run(Calls.shuffled(inOrder, seed, 2_000));
    assertThat(shuffled.finals()).isEqualTo(expected.finals());
    assertThat(text(shuffled)).isEqualTo(text(expected));
  }

  @Test
  void whatComesTwiceCountsOnce() {
    List<Arrival> call = call(FAR_APART, true, 3);
    List<Arrival> twice = new ArrayList<>();
    call.forEach(arrival -> twice.addAll(List.of(arrival, arrival)));
    assertThat(run(twice).finals()).isEqualTo(run(call).finals());
  }

  @ParameterizedTest(name = "stopped after {0} records")
  @ValueSource(ints = {1, 5, 20, 21, 77, 78, 101, 150, 233})
  void anEngineGivenItsPartsBackContinuesExactly(int records) {
    List<Arrival> call = call(FAR_APART, true, 4);
    Recorder undisturbed = run(call);
    Recorder recorder = new Recorder();
    SessionEngine first = new SessionEngine(EngineSettings.DEFAULT);
    feed(first, call.subList(0, records), recorder);
    SessionEngine second = restored(recorder, wiresOf(call));
    feed(second, call.subList(records, call.size()), recorder);
    second.tick(AFTER_THE_END, recorder);
    assertThat(recorder.output).isEqualTo(undisturbed.output);
  }

  @ParameterizedTest(name = "epoch {0}")
  @ValueSource(ints = {0, 1})
  void aClockThatStepsGivesNoWildDelay(int epochAfterStep) {
    Map<String, Shift> shifts = new HashMap<>(FAR_APART);
    shifts.put("ann", Shift.of(0, 10).stepping((1L << 31) * 1_000_000L, 30, epochAfterStep));
    SessionSummary summary = run(call(shifts, true, 5)).lastSummary();
    assertNothingWild(summary);
    assertThat(hop(summary, Hop.UPLINK).delay().count()).isGreaterThan(SECONDS * 50L * 8 / 10);
  }

  @Test
  void hostileProbesAreCountedAndMoveNothingFar() {
    SplittableRandom random = new SplittableRandom(6);
    List<Arrival> hostile = new ArrayList<>();
    for (Arrival arrival : call(FAR_APART, true, 6)) {
      hostile.add(new Arrival(arrival.receiptMillis(), withHostileProbes(arrival.batch(), random)));
    }
    SessionSummary summary = run(hostile).lastSummary();
    assertHolds(hop(summary, Hop.UPLINK), 15.0);
    assertHolds(hop(summary, Hop.DOWNLINK), 16.0);
    assertThat(pair(summary, "sfu", "ann").refused())
        .containsKeys("negative_round_trip", "long_round_trip", "unset_timestamp");
  }

  /** RFC 3550 §6.4.1: a sender without a wall clock may set the NTP time to 0. */
  @ParameterizedTest(name = "clocks apart: {0}")
  @ValueSource(booleans = {true, false})
  void aSenderReportWithoutAWallClockIsNoTime(boolean isApart) {
    List<Arrival> call = isApart ? call(FAR_APART, true, 7) : new Calls("call", 7, 0).of(SECONDS);
    List<Arrival> hostile = new ArrayList<>();
    for (Arrival arrival : call) {
      hostile.add(new Arrival(arrival.receiptMillis(), withZeroNtp(arrival.batch())));
    }
    SessionSummary summary = run(hostile).lastSummary();
    assertNothingWild(summary);
    if (isApart) {
      assertThat(pair(summary, "sfu", "ben").refused()).containsKey("unset_timestamp");
    }
  }

  private static Batch withZeroNtp(Batch of) {
    List<Reading> readings = new ArrayList<>(of.readings());
    for (Reading good : of.readings()) {
      readings.add(
          new Reading(
              ReadingType.REMOTE_OUTBOUND_RTP,
              good.participant(),
              good.connection(),
              good.ssrc(),
              null,
              null,
              -1,
              -1,
              good.atNanos(),
              good.atNanos(),
              0,
              "sfu",
              good.values()));
    }
    return with(of, readings, of.probes());
  }

  private static Batch withHostileProbes(Batch of, SplittableRandom random) {
    List<Probe> probes = new ArrayList<>(of.probes());
    for (Probe good : of.probes()) {
      ClockName peer = good.peerClock();
      long t1 = good.requestSentNanos();
      long t2 = good.requestReceivedNanos();
      long t4 = good.responseReceivedNanos();
      probes.add(new Probe(good.participant(), peer, t4, t2, t2, t4 + 1 - 5_000_000));
      probes.add(new Probe(good.participant(), peer, t1, t2, t2 + 30_000_000, t4));
      probes.add(new Probe(good.participant(), peer, t1, t2, t2, t4 + 11_000_000_000L));
      probes.add(new Probe(good.participant(), peer, t1, 0, 0, t4));
      probes.add(good);
      probes.add(
          new Probe(
              good.participant(),
              peer,
              random.nextLong(),
              random.nextLong(),
              random.nextLong(),
              random.nextLong()));
    }
    return with(of, of.readings(), probes);
  }

  private static Batch with(Batch of, List<Reading> readings, List<Probe> probes) {
    return new Batch(
        of.session(),
        of.agent(),
        of.participant(),
        of.role(),
        of.boot(),
        of.sequence(),
        of.observations(),
        of.clock(),
        of.sentNanos(),
        of.dropped(),
        of.marks(),
        readings,
        probes,
        of.lifecycle(),
        of.stages(),
        of.stamps(),
        of.labels());
  }

  private static void assertNothingWild(SessionSummary summary) {
    for (HopSummary each : summary.hops()) {
      if (each.delay().count() > 0) {
        assertThat(each.delay().spread().minMillis()).isGreaterThanOrEqualTo(0);
        assertThat(each.delay().spread().maxMillis()).as(each.name().toString()).isLessThan(1_000);
      }
    }
  }

  private static void assertHolds(HopSummary hop, double trueMillis) {
    assertThat(hop.name().clock()).isEqualTo(HopClock.ESTIMATED);
    double boundMillis = Objects.requireNonNull(bounds(hop).maxMillis());
    assertThat(hop.delay().spread().minMillis()).isCloseTo(trueMillis, within(boundMillis));
    assertThat(hop.delay().spread().maxMillis()).isCloseTo(trueMillis, within(boundMillis));
    assertThat(hop.delay().spread().p50Millis()).isCloseTo(trueMillis, within(4.0));
  }

  private static io.earshot.media.percentile.Spread bounds(HopSummary hop) {
    return Objects.requireNonNull(hop.bound()).spread();
  }

  private static List<Arrival> call(Map<String, Shift> shifts, boolean isProbing, long seed) {
    return new SeparateClocks(shifts, isProbing).of(new Calls("call", seed, 0).of(SECONDS));
  }

  private static String text(Recorder recorder) {
    return Recorder.text(recorder.lastSummary()) + recorder.lastSummary().clocks();
  }

  private static HopSummary hop(SessionSummary summary, Hop hop) {
    return summary.hops().stream()
        .filter(each -> each.name().hop() == hop)
        .findFirst()
        .orElseThrow();
  }

  private static ClockEdgeSummary pair(SessionSummary summary, String left, String right) {
    return summary.clocks().stream()
        .filter(each -> each.left().node().equals(left) && each.right().node().equals(right))
        .findFirst()
        .orElseThrow();
  }
}
