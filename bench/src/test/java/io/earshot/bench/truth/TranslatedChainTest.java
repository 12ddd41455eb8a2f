package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of an utterance, against tones at the microphone, in the worker and at the ear. */
class TranslatedChainTest {

  /** A tone starts anywhere in a frame of 20 ms, and the microphone's own graph is in the truth. */
  private static final double TOLERANCE_MILLIS = 30;

  private static final RecordedCall CALL = RecordedCall.LIVEKIT_RED_BURST;

  private static CallReport replayed(String clocks) {
    return clocks.equals("same")
        ? CallReport.of(CALL)
        : CallReport.replayed(CALL.folder(), "--clocks", clocks);
  }

  /** Source: SOURCE.md: end of speech to translation at the ear 435.8 (p95 497.4). */
  @ParameterizedTest
  @ValueSource(strings = {"same", "separate"})
  void theTotalIsThatOfTheTones(String clocks) {
    JsonNode hop = replayed(clocks).hop("total", "speaker", "listener");
    assertHolds(hop, 435.8);
    assertThat(hop.path("clock").textValue()).isEqualTo("composed");
    assertThat(hop.path("delayMillis").path("p95").doubleValue())
        .isCloseTo(497.4, within(TOLERANCE_MILLIS));
    assertThat(hop.path("budgetMillis").intValue()).isEqualTo(555);
  }

  @Test
  void onOneClockTheTotalKeepsItsBudget() {
    JsonNode hop = replayed("same").hop("total", "speaker", "listener");
    assertThat(hop.path("verdict").textValue()).isEqualTo("PASS");
  }

  /** Source: SOURCE.md: worker to ear 96.1. */
  @ParameterizedTest
  @ValueSource(strings = {"same", "separate"})
  void fromWorkerToEarItTookWhatTheTonesSay(String clocks) {
    assertHolds(replayed(clocks).hop("to_ear", "worker", "listener"), 96.1);
  }

  /** Source: SOURCE.md: mouth to ear of the source, p50 108. */
  @ParameterizedTest
  @ValueSource(strings = {"same", "separate"})
  void mouthToEarIsThatOfTheTones(String clocks) {
    JsonNode session = replayed(clocks).session();
    double boundMillis = session.path("mouthToEarBoundMillis").path("p50").doubleValue();
    assertThat(session.path("mouthToEarMillis").path("p50").doubleValue())
        .isCloseTo(108, within(Math.min(boundMillis, TOLERANCE_MILLIS)));
    assertThat(boundMillis).isGreaterThanOrEqualTo(15);
  }

  /** A frame has to fill, half the worker's round trip, and what frames took from there. */
  @Test
  void whatLeavesTheWorkerIsComposedOfItsParts() {
    CallReport report = replayed("same");
    double up = p50(report.hop("worker_sfu", "worker", "sfu"));
    double client = p50(report.hop("worker_sfu_client", "worker", "listener"));
    double down = p50(report.hop("downlink", "sfu", "listener"));
    double residence = p50(report.hop("sfu", "sfu", "sfu"));
    assertThat(up).isCloseTo(20 + p50(report.hop("sfu_worker", "sfu", "worker")), within(0.1));
    assertThat(client).isCloseTo(up + residence + down, within(1.0));
  }

  /** Source: {@code worker.jsonl}: 36 utterances left the worker, one was cut off by the end. */
  @Test
  void everyUtteranceThatLeftTheWorkerHasATotalAndALag() {
    List<JsonNode> complete = new ArrayList<>();
    CallReport report = replayed("same");
    for (JsonNode utterance : report.session().path("utterances")) {
      if (utterance.path("outcome").textValue().equals("complete")) {
        complete.add(utterance);
      }
    }
    assertThat(complete).hasSize(36);
    assertThat(report.session().path("utteranceCounts").path("partial").intValue()).isEqualTo(1);
    assertThat(complete)
        .allSatisfy(
            utterance -> {
              double totalMillis = utterance.path("totalMillis").doubleValue();
              assertThat(totalMillis).isBetween(300.0, 700.0);
              assertThat(utterance.path("from").textValue()).isEqualTo("speaker");
              assertThat(utterance.path("translationLagMillis").doubleValue())
                  .isGreaterThan(totalMillis + 1_000);
            });
  }

  private static double p50(JsonNode hop) {
    return hop.path("delayMillis").path("p50").doubleValue();
  }

  private static void assertHolds(JsonNode hop, double trueMillis) {
    double boundMillis = hop.path("boundMillis").path("p50").doubleValue();
    assertThat(p50(hop))
        .as(hop.toString())
        .isCloseTo(trueMillis, within(Math.min(boundMillis, TOLERANCE_MILLIS)));
  }
}
