package io.earshot.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers behind a finding are those that stand beside it in the report. */
class EvidenceTest {

  /** What no field of the report holds: when it was, how it changed, and stages of the worker. */
  private static final Set<String> ITS_OWN =
      Set.of(
          "fromSecond",
          "toSecond",
          "stretchLossRatio",
          "jitterBufferBeforeMillis",
          "jitterBufferAfterMillis",
          "jitterBufferMaxMillis",
          "sinceSecond",
          "p95Millis");

  @ParameterizedTest
  @EnumSource
  void everyNumberOfARecordedCallIsTheReports(RecordedCall call) {
    JsonNode session = CallReport.of(call).session();
    int compared = compared(session);
    assertThat(compared > 0).isEqualTo(session.path("finding").isTextual());
  }

  /** Calls that are good against the usual budgets, each with one that it cannot keep. */
  @ParameterizedTest
  @CsvSource({
    "VC_OPUS_CLEAN, uplink=5, delay, uplink",
    "ROOM_OPUS_CLEAN, uplink=5, delay, uplink",
    "WORKER300_CLEAN, worker=100, worker_stage, worker",
    "WORKER300_CLEAN, downlink=1, delay, downlink"
  })
  void theFindingIsJudgedByTheBudgetsThatWereGiven(
      RecordedCall call, String budget, String cause, String leg) {
    JsonNode session = CallReport.replayed(call.folder(), "--budget", budget).session();
    JsonNode evidence = session.path("findingEvidence");
    assertThat(evidence.path("cause").textValue()).isEqualTo(cause);
    assertThat(evidence.path("leg").textValue()).isEqualTo(leg);
    String millis = budget.split("=", 2)[1];
    assertThat(session.path("finding").textValue())
        .contains("over its budget of " + millis + " ms");
    assertThat(compared(session)).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aNarrowerBudgetPutsADelayIntoTheFindingInAnyOrderOfArrival() {
    JsonNode session =
        CallReport.replayed(
                RecordedCall.LIVEKIT_RED_BURST.folder(), "--budget", "worker=100", "--shuffle", "1")
            .session();
    assertThat(session.path("finding").textValue()).contains("worker took");
    assertThat(CallReport.of(RecordedCall.LIVEKIT_RED_BURST).session().path("finding").textValue())
        .doesNotContain("worker took");
  }

  private static int compared(JsonNode session) {
    int compared = 0;
    for (JsonNode each : session.path("findingEvidence").path("evidence")) {
      String name = each.path("name").textValue();
      int blank = name.lastIndexOf(' ');
      JsonNode field = field(session, name.substring(0, blank), name.substring(blank + 1));
      if (ITS_OWN.contains(name.substring(blank + 1))) {
        assertThat(field.isMissingNode()).as("%s has a name of its own", name).isTrue();
      } else {
        assertThat(field.isNumber()).as("%s is in the report", name).isTrue();
        assertThat(field.decimalValue())
            .as(name)
            .isEqualByComparingTo(each.path("value").decimalValue());
        compared++;
      }
    }
    return compared;
  }

  private static JsonNode field(JsonNode session, String subject, String path) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode stream : session.path("streams")) {
      if (stream.path("stream").textValue().equals(subject)) {
        found.add(stream);
      }
    }
    for (JsonNode hop : session.path("hops")) {
      String name =
          String.join(
              " ",
              hop.path("hop").textValue(),
              hop.path("from").textValue(),
              hop.path("to").textValue());
      if (name.equals(subject)) {
        found.add(hop);
      }
    }
    assertThat(found.size()).as("%s names one thing", subject).isLessThanOrEqualTo(1);
    return found.isEmpty()
        ? session.path("no stream, no hop")
        : found.get(0).at("/" + path.replace('.', '/'));
  }
}
