package io.earshot.streams.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.media.finding.Cause;
import io.earshot.media.finding.Evidence;
import io.earshot.media.finding.Finding;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.Lifecycle;
import io.earshot.streams.session.input.LifecycleType;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Role;
import io.earshot.streams.session.result.ParticipantSummary;
import io.earshot.streams.session.result.SessionSummary;
import io.earshot.streams.session.result.StreamRating;
import io.earshot.streams.session.result.StreamSummary;
import io.earshot.streams.session.result.StreamWindow;
import io.earshot.streams.session.result.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallQualityTest {

  private static final String RECEIVED = "ben/in/" + Calls.BEN_SSRC;

  @Test
  void aCallWithoutLossHasNoFindingAndTheBestOfItsCodec() {
    SessionSummary summary = run(new Calls("call", 1, 0).of(30)).lastSummary();
    assertThat(summary.finding()).isNull();
    StreamRating rating = rating(summary);
    assertThat(Objects.requireNonNull(rating.quality().mos()).lq()).isGreaterThan(4.2);
    assertThat(rating.worstListening()).isEqualTo(rating.quality().mos().lq());
    assertThat(rating.burstRatio()).isNull();
    assertThat(rating.residualLossRatio()).isZero();
    assertThat(rating.redDepth()).as("nobody knows").isNull();
  }

  @Test
  void theFindingNamesTheLegThatLostWithTheReportsOwnNumbers() {
    SessionSummary summary = run(new Calls("call", 2, 0.1).of(40)).lastSummary();
    Finding finding = Objects.requireNonNull(summary.finding());
    StreamSummary received = received(summary);
    long lost = Objects.requireNonNull(received.lostPackets());
    long expected = Objects.requireNonNull(received.expectedPackets());
    assertThat(finding.cause()).isEqualTo(Cause.LOSS);
    assertThat(finding.leg()).isEqualTo("downlink");
    assertThat(finding.participant()).isEqualTo("ben");
    assertThat(finding.sentence())
        .startsWith("ben's downlink from ann lost " + lost + " of " + expected + " packets (");
    assertThat(finding.evidence())
        .contains(
            new Evidence(RECEIVED, "lostPackets", lost),
            new Evidence(RECEIVED, "expectedPackets", expected));
  }

  @Test
  void lossWithoutKnownRedundancyHasNoKnownResidual() {
    StreamRating rating = rating(run(new Calls("call", 3, 0.1).of(40)).lastSummary());
    assertThat(rating.residualLossRatio()).isNull();
    assertThat(rating.burstRatio()).as("random").isCloseTo(1, within(0.2));
    assertThat(Objects.requireNonNull(rating.quality().mos()).lq())
        .isGreaterThanOrEqualTo(Objects.requireNonNull(rating.worstListening()));
  }

  @Test
  void onlyFinalWindowsOfTenSecondsAreRatedAndTheWorstIsTheSessions() {
    Recorder recorder = run(new Calls("call", 4, 0.05).of(45));
    double worst = Double.MAX_VALUE;
    for (WindowMeasurement window : recorder.windows) {
      for (StreamWindow stream : window.streams()) {
        boolean isRated = window.windowSeconds() == 10 && stream.direction().equals("in");
        assertThat(stream.quality() != null).isEqualTo(isRated);
        Long expected = stream.expectedPackets();
        if (isRated && expected != null && expected >= 100) {
          worst =
              Math.min(
                  worst,
                  Objects.requireNonNull(Objects.requireNonNull(stream.quality()).mos()).lq());
        }
      }
    }
    assertThat(rating(recorder.lastSummary()).worstListening()).isEqualTo(worst);
  }

  @Test
  void theConversationIsRatedWithTheWayThatTheSoundTook() {
    StreamRating rating = rating(run(new Calls("call", 5, 0).of(20)).lastSummary());
    assertThat(rating.quality().mouthToEarMillis()).as("no jitter buffer is known").isNull();
    assertThat(Objects.requireNonNull(rating.quality().mos()).cq()).isNull();
  }

  @Test
  void failedConnectionsAreCountedByReason() {
    List<Calls.Arrival> call = new ArrayList<>(new Calls("call", 6, 0).of(5));
    Calls.Arrival first = call.get(0);
    call.add(
        1, new Calls.Arrival(first.receiptMillis(), failures("ice failed", null, "ice failed")));
    SessionSummary summary = run(call).lastSummary();
    ParticipantSummary ben =
        summary.participants().stream()
            .filter(each -> each.participant().equals("ben"))
            .findFirst()
            .orElseThrow();
    assertThat(ben.failureReasons()).isEqualTo(Map.of("ice failed", 2L, "unknown", 1L));
    assertThat(ben.connectionFailures()).isEqualTo(3);
  }

  private static Batch failures(@Nullable String... reasons) {
    long atNanos = Calls.START_SECOND * 1_000_000_000L + 1;
    List<Lifecycle> events = new ArrayList<>();
    for (String reason : reasons) {
      events.add(
          new Lifecycle(
              LifecycleType.FAILED,
              atNanos,
              "ben",
              Role.CLIENT,
              "pc",
              null,
              MarkColumn.NO_SSRC,
              null,
              null,
              null,
              reason));
    }
    return new Batch(
        "call",
        "ben/page",
        "ben",
        Role.CLIENT,
        1,
        0,
        events.size(),
        Calls.ONE_CLOCK,
        atNanos,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        events,
        List.of(),
        List.of(),
        Map.of());
  }

  private static StreamSummary received(SessionSummary summary) {
    return summary.streams().stream()
        .filter(each -> each.stream().equals(RECEIVED))
        .findFirst()
        .orElseThrow();
  }

  private static StreamRating rating(SessionSummary summary) {
    return Objects.requireNonNull(received(summary).rating());
  }

  private static Recorder run(List<Calls.Arrival> call) {
    Recorder recorder = new Recorder();
    SessionEngine engine = new SessionEngine(EngineSettings.DEFAULT);
    call.forEach(each -> engine.accept(each.batch(), new byte[0], each.receiptMillis(), recorder));
    engine.tick(Calls.START_SECOND + 300, recorder);
    return recorder;
  }
}
