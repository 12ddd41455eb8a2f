package io.earshot.streams.session;

import static io.earshot.streams.session.EngineRun.run;
import static io.earshot.streams.session.Rewritten.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.streams.session.Calls.Arrival;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.input.Stat;
import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.HopClock;
import io.earshot.streams.session.result.HopSummary;
import io.earshot.streams.session.result.HopWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Nobody looks into the SFU: its legs took half of the round trips there, give or take a half. */
class RoundTripHopsTest {

  private static final int SECONDS = 20;
  private static final int NEVER = SECONDS + 1;

  @Test
  void aClientsLegTakesHalfItsIceRoundTripGiveOrTakeTheOtherHalf() {
    Recorder recorder = run(call(NEVER, true, 0.090));
    HopSummary up = hop(recorder, Hop.UPLINK, "ann", "sfu");
    assertThat(up.name().clock()).isEqualTo(HopClock.ROUND_TRIP);
    assertThat(up.name().clock().label()).isEqualTo("rtcp");
    assertThat(up.delay().count()).as("a round trip each second").isEqualTo(SECONDS);
    assertHalf(up, 16);
    assertThat(Objects.requireNonNull(up.shortest()).spread().maxMillis()).isZero();
    assertThat(Objects.requireNonNull(up.longest()).spread().minMillis())
        .isCloseTo(32, within(0.1));
    assertThat(up.loop()).as("two halves of one round trip are no loop").isNull();
    assertHalf(hop(recorder, Hop.DOWNLINK, "sfu", "ben"), 20);
  }

  @Test
  void whoSendsNothingHasNoUplinkAndWhoHearsNothingNoDownlink() {
    assertThat(run(call(NEVER, true, 0.090)).lastSummary().hops())
        .extracting(HopSummary::name)
        .noneMatch(name -> name.hop() == Hop.UPLINK && name.from().equals("ben"))
        .noneMatch(name -> name.hop() == Hop.DOWNLINK && name.to().equals("ann"));
  }

  @Test
  void withoutIceRoundTripsThoseOfRtcpStandInForThem() {
    HopSummary up = hop(run(call(NEVER, false, 0.090)), Hop.UPLINK, "ann", "sfu");
    assertThat(up.name().clock()).isEqualTo(HopClock.ROUND_TRIP);
    assertHalf(up, 45);
  }

  @Test
  void marksAtTheSfuWinFromTheirFirstSecondOnAndAreNotMixed() {
    Recorder recorder = run(call(10, true, 0.090));
    HopSummary up = hop(recorder, Hop.UPLINK, "ann", "sfu");
    assertThat(up.name().clock()).isEqualTo(HopClock.SAME);
    assertThat(up.delay().count()).isEqualTo((SECONDS - 10) * 50L);
    assertThat(up.delay().spread().p50Millis()).isCloseTo(15, within(0.1));
    for (WindowMeasurement window : recorder.windows) {
      List<HopClock> clocks =
          window.hops().stream()
              .map(HopWindow::name)
              .filter(name -> name.hop() == Hop.UPLINK)
              .map(name -> name.clock())
              .toList();
      boolean isMarked = window.second() + window.windowSeconds() > Calls.START_SECOND + 10;
      assertThat(clocks)
          .as("%s+%s", window.second(), window.windowSeconds())
          .allMatch(clock -> clock == (isMarked ? HopClock.SAME : HopClock.ROUND_TRIP));
    }
  }

  @Test
  void betweenTwoClientsAloneNobodyKnowsWhoseRoundTripItIs() {
    List<Arrival> peers = new ArrayList<>();
    for (Arrival arrival : call(NEVER, true, 0.090)) {
      Role role = arrival.batch().role();
      if (role == Role.CLIENT) {
        peers.add(arrival);
      }
    }
    assertThat(run(peers).lastSummary().hops())
        .extracting(hop -> hop.name().hop())
        .doesNotContain(Hop.UPLINK, Hop.DOWNLINK);
  }

  @Test
  void arrivalOrderInsideTheGraceChangesNothingFinal() {
    List<Arrival> inOrder = call(10, true, 0.090);
    assertThat(run(Calls.shuffled(inOrder, 5, 2_000)).finals()).isEqualTo(run(inOrder).finals());
  }

  @Test
  void anEngineGivenItsPartsBackContinuesExactly() {
    List<Arrival> call = call(10, true, 0.090);
    Recorder undisturbed = run(call);
    for (int records : new int[] {30, 44, 45, 46, 47, 60}) {
      Recorder recorder = new Recorder();
      SessionEngine first = new SessionEngine(EngineSettings.DEFAULT);
      EngineRun.feed(first, call.subList(0, records), recorder);
      SessionEngine second = EngineRun.restored(recorder, EngineRun.wiresOf(call));
      EngineRun.feed(second, call.subList(records, call.size()), recorder);
      second.tick(EngineRun.AFTER_THE_END, recorder);
      assertThat(recorder.output).as("stopped after %s", records).isEqualTo(undisturbed.output);
    }
  }

  /** Ann: 32 ms by ICE, if she tells, and so much by RTCP; ben: 40 ms. */
  private static List<Arrival> call(int markedFrom, boolean annTellsIce, double annRtcpSeconds) {
    List<Arrival> call =
        Rewritten.withoutSfuMarks(new Calls("call", 1, 0.0).of(SECONDS), markedFrom);
    call =
        reading(
            call,
            "ann",
            (second, atNanos) -> {
              List<Reading> readings = new ArrayList<>();
              if (annTellsIce) {
                readings.add(ice("ann", second, 0.032, atNanos));
              }
              readings.add(
                  reading(
                      ReadingType.OUTBOUND_RTP,
                      "ann",
                      Calls.ANN_SSRC,
                      atNanos,
                      Map.of(Stat.PACKETS_SENT, 50.0 * (second + 1))));
              readings.add(
                  reading(
                      ReadingType.REMOTE_INBOUND_RTP,
                      "ann",
                      Calls.ANN_SSRC,
                      atNanos,
                      Map.of(
                          Stat.ROUND_TRIP_TIME_SECONDS,
                          annRtcpSeconds,
                          Stat.ROUND_TRIP_TIME_MEASUREMENTS,
                          1.0 + second)));
              return readings;
            });
    return reading(call, "ben", (second, atNanos) -> List.of(ice("ben", second, 0.040, atNanos)));
  }

  private static Reading ice(String who, int second, double rttSeconds, long atNanos) {
    return reading(
        ReadingType.CANDIDATE_PAIR,
        who,
        -1,
        atNanos,
        Map.of(
            Stat.CURRENT_ROUND_TRIP_TIME_SECONDS,
            rttSeconds,
            Stat.RESPONSES_RECEIVED,
            1.0 + second));
  }

  private static void assertHalf(HopSummary hop, double millis) {
    assertThat(hop.delay().spread().p50Millis()).isCloseTo(millis, within(0.1));
    assertThat(Objects.requireNonNull(hop.bound()).spread().p50Millis())
        .isCloseTo(millis, within(0.1));
  }

  private static HopSummary hop(Recorder recorder, Hop hop, String from, String to) {
    List<HopSummary> found = new ArrayList<>();
    for (HopSummary each : recorder.lastSummary().hops()) {
      if (each.name().hop() == hop
          && each.name().from().equals(from)
          && each.name().to().equals(to)) {
        found.add(each);
      }
    }
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
