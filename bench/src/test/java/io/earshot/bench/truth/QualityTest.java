package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Quality and findings of recorded calls of which it is known what was done to them. */
class QualityTest {

  private static final long LISTENERS_SPEECH = 2320616208L;

  /** Of full loss, ITU-T G.107.2. */
  private static final double MAX_IE_EFF = 132;

  /** Opus SWB VBR at 28 kbit/s, ACM TOMM 17(4):133. */
  private static final double BPL = 10.63;

  @Test
  void withoutLossRedundancyChangesNothingThatIsHeard() {
    for (JsonNode plain : heard(RecordedCall.VC_OPUS_CLEAN)) {
      for (JsonNode red : heard(RecordedCall.VC_RED_CLEAN)) {
        assertThat(lq(red)).isCloseTo(lq(plain), within(0.1));
      }
    }
  }

  @Test
  void cleanCallsAreAboveRedundancyUnderLossAndThatAbovePlainUnderLoss() {
    double red = lq(listener());
    assertThat(heard(RecordedCall.VC_OPUS_CLEAN)).allSatisfy(each -> isAbove(each, red));
    assertThat(heard(RecordedCall.VC_RED_CLEAN)).allSatisfy(each -> isAbove(each, red));
    assertThat(heard(RecordedCall.VC_OPUS_LOSS5))
        .hasSize(2)
        .allSatisfy(each -> assertThat(lq(each)).isLessThan(red - 0.5));
  }

  private static void isAbove(JsonNode stream, double lq) {
    assertThat(lq(stream)).as(stream.path("stream").textValue()).isGreaterThan(lq);
  }

  /**
   * ITU-T G.107.2: {@code IeEff = Ie + (132 - Ie) Ppl / (Ppl / BurstR + Bpl)}, so two streams of
   * one bitrate with random loss differ by what their browsers concealed.
   */
  @Test
  void plainAndRedundantStreamsUnderLossAreAsFarApartAsTheModelSays() {
    JsonNode red = listener();
    for (JsonNode plain : heard(RecordedCall.VC_OPUS_LOSS5)) {
      assertThat(plain.at("/mos/model").textValue()).isEqualTo(red.at("/mos/model").textValue());
      double apart = red.at("/mos/r").doubleValue() - plain.at("/mos/r").doubleValue();
      double ie = 148 - bestR(RecordedCall.VC_OPUS_CLEAN);
      double predicted = ieEff(ie, plain) - ieEff(ie, red);
      assertThat(apart).isCloseTo(predicted, within(1.5));
    }
  }

  /**
   * The table of mos.md §5.8, Gilbert loss of 5 % under Opus at 32 kbit/s, by the loss that is
   * left: without redundancy 5 %, with one copy 0.25, 1.83 and 3.10 % by burstiness, with three
   * nothing. Between its rows R and MOS are read off straight lines. Here a codec of 28 kbit/s was
   * heard; that is some 2 less for both, so what the streams are apart stays.
   */
  @Test
  void plainAndRedundantStreamsAreApartByWhatTheTableOfTheModelPredicts() {
    double[] lossPercent = {0, 0.25, 1.83, 3.10, 5};
    double[] r = {131.9, 129.1, 113.4, 100.8, 94.1};
    double[] mos = {4.32, 4.27, 3.89, 3.51, 3.28};
    JsonNode red = listener();
    double redLoss = 100 * red.path("residualLossRatio").doubleValue();
    for (JsonNode plain : heard(RecordedCall.VC_OPUS_LOSS5)) {
      double plainLoss = 100 * plain.path("heardLossRatio").doubleValue();
      double rApart = red.at("/mos/r").doubleValue() - plain.at("/mos/r").doubleValue();
      assertThat(rApart)
          .isCloseTo(
              readOff(lossPercent, r, redLoss) - readOff(lossPercent, r, plainLoss), within(2.0));
      assertThat(lq(red) - lq(plain))
          .isCloseTo(
              readOff(lossPercent, mos, redLoss) - readOff(lossPercent, mos, plainLoss),
              within(0.1));
    }
  }

  /** Beyond the last row along its last line. */
  private static double readOff(double[] xs, double[] ys, double x) {
    int next = 1;
    while (next < xs.length - 1 && xs[next] < x) {
      next++;
    }
    double share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
    return ys[next - 1] + share * (ys[next] - ys[next - 1]);
  }

  /** Source: worker.jsonl, whose last 10 203 audible made-up samples follow the last packet. */
  @Test
  void aSpeakerWhoLeavesIsNoLoss() {
    assertThat(heard(RecordedCall.WORKER300_CLEAN))
        .hasSize(3)
        .allSatisfy(
            each -> {
              assertThat(each.path("heardLossRatio").doubleValue()).isLessThan(0.002);
              assertThat(each.at("/mos/worst10s").doubleValue()).isGreaterThan(4.1);
            });
  }

  @ParameterizedTest
  @EnumSource
  void theBandwidthIsSaidWithItsSource(RecordedCall call) {
    assertThat(heard(call))
        .allSatisfy(
            each -> {
              assertThat(each.at("/mos/bandwidth").textValue()).isEqualTo("SWB");
              assertThat(each.at("/mos/bandwidthSource").textValue())
                  .as("no recording shows a payload")
                  .isEqualTo("bitrate");
            });
  }

  private static double bestR(RecordedCall call) {
    return heard(call).stream()
        .mapToDouble(each -> each.at("/mos/r").doubleValue())
        .max()
        .orElse(0);
  }

  private static double ieEff(double ie, JsonNode stream) {
    double lossPercent = 100 * stream.path("concealedRatio").doubleValue();
    return ie + (MAX_IE_EFF - ie) * lossPercent / (lossPercent + BPL);
  }

  /** One copy, of packets of 20 ms, behind a buffer of 42 ms and more: a run leaves one less. */
  @Test
  void redundancyLeavesWhatTheRunsOfLostPacketsSay() {
    JsonNode stream = listener();
    long left = 0;
    for (Map.Entry<String, JsonNode> run : stream.path("lossRuns").properties()) {
      left += (Long.parseLong(run.getKey().replace("+", "")) - 1) * run.getValue().longValue();
    }
    double expected = stream.path("expectedPackets").doubleValue();
    assertThat(stream.path("redDepth").intValue()).isEqualTo(1);
    assertThat(stream.path("lossRuns").has("9+")).isFalse();
    assertThat(stream.path("residualLossRatio").doubleValue())
        .isCloseTo(left / expected, within(1e-6));
  }

  /** Chromium was told to send RED or not; no mark of the Janus calls shows the copies. */
  @Test
  void redundancyIsKnownWhereNoMarkShowsIt() {
    assertThat(heard(RecordedCall.VC_RED_CLEAN))
        .allSatisfy(each -> assertThat(each.path("redDepth").intValue()).isEqualTo(1));
    assertThat(heard(RecordedCall.VC_OPUS_LOSS5))
        .allSatisfy(
            each -> {
              assertThat(each.path("redDepth").intValue()).isZero();
              assertThat(each.path("redDepth").isNull()).isFalse();
              assertThat(each.path("residualLossRatio").doubleValue())
                  .isEqualTo(each.path("lossRatio").doubleValue());
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"VC_OPUS_CLEAN", "VC_RED_CLEAN", "ROOM_OPUS_CLEAN", "WORKER300_CLEAN"})
  void aCleanCallHasNoFinding(RecordedCall call) {
    JsonNode session = CallReport.of(call).session();
    assertThat(session.path("finding").isNull()).isTrue();
    assertThat(session.path("findingEvidence").isNull()).isTrue();
  }

  /** Source: {@code SOURCE.md}, bursts on the listener's downlink 22 to 44 s after the start. */
  @Test
  void theBurstsOfTheListenersDownlinkAndTheBufferThatStayedAreTheFinding() {
    JsonNode session = CallReport.of(RecordedCall.LIVEKIT_RED_BURST).session();
    assertThat(session.path("finding").textValue())
        .contains("listener's downlink from speaker")
        .contains("listener's downlink from worker")
        .contains("in bursts")
        .contains("listener's jitter buffer for speaker stayed at")
        .doesNotContain("uplink");
    JsonNode evidence = session.path("findingEvidence");
    assertThat(evidence.path("cause").textValue()).isEqualTo("loss");
    assertThat(evidence.path("leg").textValue()).isEqualTo("downlink");
    assertThat(evidence.path("participant").textValue()).isEqualTo("listener");
    double startSecond = Math.floor(session.path("startMillis").doubleValue() / 1000);
    double labSecond = labStartMillis() / 1000;
    assertThat(startSecond + value(evidence, "fromSecond") - labSecond).isBetween(21.0, 26.0);
    assertThat(startSecond + value(evidence, "toSecond") - labSecond).isBetween(41.0, 46.0);
  }

  @Test
  void lossOnEveryLegIsNamedOnEveryLeg() {
    assertThat(CallReport.of(RecordedCall.VC_OPUS_LOSS5).session().path("finding").textValue())
        .contains("alice's uplink")
        .contains("bob's uplink")
        .contains("alice's downlink from bob")
        .contains("bob's downlink from alice");
  }

  @ParameterizedTest
  @EnumSource
  void noWindowIsBetterThanItsCallAndNoConversationThanItsSound(RecordedCall call) {
    assertThat(heard(call))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.at("/mos/cq").doubleValue()).isBetween(1.0, lq(each));
              assertThat(each.at("/mos/worst10s").doubleValue()).isBetween(1.0, lq(each));
            });
  }

  private static double labStartMillis() {
    Path meta = RecordedCall.LIVEKIT_RED_BURST.folder().resolve("meta.json");
    return RecordedCall.parsed(RecordedCall.text(meta)).path("started_ms").doubleValue();
  }

  /** The first number of that name. */
  private static double value(JsonNode evidence, String name) {
    for (JsonNode each : evidence.path("evidence")) {
      if (each.path("name").textValue().endsWith(" " + name)) {
        return each.path("value").doubleValue();
      }
    }
    return Double.NaN;
  }

  private static JsonNode listener() {
    return CallReport.of(RecordedCall.LIVEKIT_RED_BURST).stream("listener", "in", LISTENERS_SPEECH);
  }

  private static List<JsonNode> heard(RecordedCall call) {
    return CallReport.of(call).streams("in");
  }

  private static double lq(JsonNode stream) {
    return stream.at("/mos/lq").doubleValue();
  }
}
