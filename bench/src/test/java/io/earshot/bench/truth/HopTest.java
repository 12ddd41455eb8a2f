package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single hops of the two calls with a worker, the LiveKit one also tapped at its server. */
class HopTest {

  private static final double HOP_TOLERANCE_MILLIS = 0.3;
  private static final double WORKER_TOLERANCE_MILLIS = 2;

  private static final RecordedCall LIVEKIT = RecordedCall.LIVEKIT_RED_BURST;
  private static final CallReport REPORT = CallReport.of(LIVEKIT);
  private static final TapLog TAP = TapLog.of(LIVEKIT);

  /** Source: SOURCE.md, legs: speaker SEND to SFU 15.6/16.9 (4,599). */
  @Test
  void theSpeakersUplinkTookWhatMarksAndTapSay() {
    JsonNode hop = REPORT.hop("uplink", "speaker", "sfu");

    assertHop(hop, 4_599, 15.6, 16.9, HOP_TOLERANCE_MILLIS);
    TAP.uplink().assertThatTheyAre(hop, HOP_TOLERANCE_MILLIS);
  }

  /** Source: SOURCE.md, legs: SFU to speaker, translation 16.4/17.3 (4,628). */
  @Test
  void theSpeakersDownlinkTookWhatMarksAndTapSay() {
    JsonNode hop = REPORT.hop("downlink", "sfu", "speaker");

    assertHop(hop, 4_628, 16.4, 17.3, HOP_TOLERANCE_MILLIS);
    TAP.downlink("speaker").assertThatTheyAre(hop, HOP_TOLERANCE_MILLIS);
  }

  /** Source: {@code tap.csv} and {@code marks.csv}, source (4,554) and translation (4,683). */
  @Test
  void theListenersDownlinkPoolsSourceAndTranslation() {
    JsonNode hop = REPORT.hop("downlink", "sfu", "listener");

    assertThat(hop.path("count").intValue()).isEqualTo(4_554 + 4_683);
    TAP.downlink("listener").assertThatTheyAre(hop, HOP_TOLERANCE_MILLIS);
  }

  /**
   * Source: {@code reference.json}, {@code sfu_residence_ms}: percentiles of each flow, between
   * which those of all flows lie; and {@code tap.csv}.
   */
  @Test
  void theServerHeldPacketsAsLongAsTheTapSays() {
    JsonNode hop = REPORT.hop("sfu", "sfu", "sfu");
    List<JsonNode> flows = new ArrayList<>();
    LIVEKIT.reference().path("sfu_residence_ms").forEach(in -> in.forEach(flows::add));

    assertThat(flows).hasSize(4);
    assertThat(hop.path("count").intValue())
        .isEqualTo(flows.stream().mapToInt(flow -> flow.path("n").intValue()).sum());
    assertBetweenFlows(hop, flows, "p50");
    assertBetweenFlows(hop, flows, "p95");
    assertHop(hop, 18_571, 0.18, 0.36, HOP_TOLERANCE_MILLIS);
    TAP.residence().assertThatTheyAre(hop, 0.01);
  }

  /** Source: SOURCE.md, SPEECH_END to WORKER_OUT 285.0/355.5; tones say 284.7/355.6. */
  @Test
  void theTranslatingWorkerTookWhatItsStagesSay() {
    assertHop(REPORT.hop("worker", "worker", "worker"), 36, 285.0, 355.5, WORKER_TOLERANCE_MILLIS);
  }

  /** Source: {@code worker.jsonl}, from each tone in to the next one out: p50 328. */
  @Test
  void theDelayingWorkerTookFromToneInToToneOut() {
    List<JsonNode> lines = RecordedCall.WORKER300_CLEAN.lines("worker");
    List<Double> millis = new ArrayList<>();
    for (double in : toneTimes(lines, "in")) {
      toneTimes(lines, "out").stream()
          .mapToDouble(out -> out - in)
          .filter(delay -> delay > 0)
          .min()
          .ifPresent(millis::add);
    }
    Samples truth = Samples.of(millis);

    assertThat(truth.p50()).isCloseTo(328, within(1.0));
    truth.assertThatTheyAre(
        CallReport.of(RecordedCall.WORKER300_CLEAN).hop("worker", "worker", "worker"),
        WORKER_TOLERANCE_MILLIS);
  }

  /** Source: {@code reference.json}, {@code payload_join}: 4,543 of 4,554 joined. */
  @Test
  void framesTheServerMadeItselfJoinToNoSpeaker() {
    JsonNode join = LIVEKIT.reference().path("payload_join").path("speaker -> listener t1");
    JsonNode accounting = REPORT.document().path("accounting");
    int joined = join.path("joined").intValue();

    assertThat(joined).isEqualTo(4_543);
    assertThat(REPORT.hop("media", "speaker", "listener").path("count").intValue())
        .isEqualTo(joined);
    assertThat(accounting.path("unmatchedMarks").intValue())
        .isEqualTo(join.path("rx_marks").intValue() - joined)
        .isEqualTo(11);
    assertThat(accounting.path("ambiguousMarks").intValue()).isZero();
  }

  private static void assertHop(
      JsonNode hop, int count, double p50Millis, double p95Millis, double toleranceMillis) {
    JsonNode delay = hop.path("delayMillis");
    assertThat(delay.path("count").intValue()).isEqualTo(count);
    assertThat(delay.path("p50").doubleValue()).isCloseTo(p50Millis, within(toleranceMillis));
    assertThat(delay.path("p95").doubleValue()).isCloseTo(p95Millis, within(toleranceMillis));
  }

  private static void assertBetweenFlows(JsonNode hop, List<JsonNode> flows, String percentile) {
    assertThat(hop.path("delayMillis").path(percentile).doubleValue())
        .isBetween(
            flows.stream().mapToDouble(flow -> flow.path(percentile).doubleValue()).min().orElse(0),
            flows.stream()
                .mapToDouble(flow -> flow.path(percentile).doubleValue())
                .max()
                .orElse(0));
  }

  private static List<Double> toneTimes(List<JsonNode> lines, String side) {
    return lines.stream()
        .filter(line -> line.path("ev").textValue().equals("beep"))
        .filter(line -> line.path("side").textValue().equals(side))
        .map(line -> line.path("at_ms").doubleValue())
        .toList();
  }
}
