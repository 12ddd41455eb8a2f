package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The LiveKit call as it is where agents stand beside clients and worker alone: without the tap at
 * the server, which is the truth here.
 */
class UnseenServerTest {

  private static final RecordedCall CALL = RecordedCall.LIVEKIT_RED_BURST;
  private static final double TONES_TOLERANCE_MILLIS = 30;

  @TempDir private static Path dir;
  private static CallReport report;

  @BeforeAll
  static void replayWithoutTheTap() throws IOException {
    Path copy = CallCopy.edited(CALL, dir, text -> text);
    Files.delete(copy.resolve("tap.csv.gz"));
    Files.delete(copy.resolve("tap.pcap.gz"));
    report = CallReport.replayed(copy);
  }

  /** Source: {@code tap.csv}: what the legs took to and from the server's own port. */
  @Test
  void theLegsAreWhereTheServersPortSawThemWithinHalfARoundTrip() {
    TapLog tap = TapLog.of(CALL);
    assertHolds(report.hop("uplink", "speaker", "sfu"), tap.uplink());
    assertHolds(report.hop("downlink", "sfu", "listener"), tap.downlink("listener"));
    assertHolds(report.hop("downlink", "sfu", "speaker"), tap.downlink("speaker"));
    assertThat(report.hops("sfu")).isEmpty();
  }

  /** Each leg took between nothing and the round trip; here both ways are alike. */
  private static void assertHolds(JsonNode hop, Samples truth) {
    assertThat(hop.path("clock").textValue()).isEqualTo("rtcp");
    double halfMillis = hop.path("delayMillis").path("p50").doubleValue();
    assertThat(hop.path("boundMillis").path("p50").doubleValue()).isEqualTo(halfMillis);
    assertThat(halfMillis).isCloseTo(truth.p50(), within(1.0));
    assertThat(hop.path("loMillis").path("p50").doubleValue()).isZero();
    assertThat(hop.path("hiMillis").path("p50").doubleValue())
        .isCloseTo(2 * halfMillis, within(0.1));
  }

  /** Source: {@code reference.json}, {@code packet_log_rtp}: 21 up, 53 and 53 down, 0 down. */
  @Test
  void theListenersOwnLossIsToldFromTheSpeakersByReceiverReports() {
    JsonNode legs = CALL.reference().path("packet_log_rtp");
    assertThat(legs).hasSize(4);
    report.assertLegsLost(legs);
  }

  /** Source: SOURCE.md: end of speech to translation at the ear 435.8, worker to ear 96.1. */
  @Test
  void theWholeWayIsThatOfTheTonesAndItsBoundSaysWhatIsNotKnown() {
    JsonNode total = report.hop("total", "speaker", "listener");
    assertThat(total.path("count").intValue()).isEqualTo(36);
    assertThat(p50(total)).isCloseTo(435.8, within(TONES_TOLERANCE_MILLIS));
    assertThat(p50(report.hop("to_ear", "worker", "listener")))
        .isCloseTo(96.1, within(TONES_TOLERANCE_MILLIS));
    double seenBound = bound(CallReport.of(CALL).hop("total", "speaker", "listener"));
    assertThat(bound(total)).as("by a half round trip on each side").isGreaterThan(seenBound + 30);
  }

  /** Source: {@code beeps.jsonl} of a call whose worker only delays: the total is its sound's. */
  @Test
  void whereAServerTellsDelaysAndNotItsOwnTheTotalIsThatOfTheTones() {
    Samples tones = Tones.of(RecordedCall.WORKER300_CLEAN).mouthToEar("alice", "bob", "ear");
    JsonNode total = CallReport.of(RecordedCall.WORKER300_CLEAN).hop("total", "alice", "bob");
    assertThat(tones.count()).isGreaterThan(60);
    assertThat(p50(total)).isCloseTo(tones.p50(), within(10.0));
    assertThat(total.path("verdict").textValue()).isEqualTo("PASS");
  }

  private static double p50(JsonNode hop) {
    return hop.path("delayMillis").path("p50").doubleValue();
  }

  private static double bound(JsonNode hop) {
    return hop.path("boundMillis").path("p50").doubleValue();
  }
}
