package io.earshot.collectors.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.token.Tokens;
import io.earshot.schema.AgentRole;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MediaStage;
import io.earshot.schema.UtteranceStage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagePostTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_795_347_600_000L);

  private final EdgeUnderTest edge;
  private final String worker =
      Tokens.signed(Tokens.claims("translator", "lab", NOW).withClaim("kind", "agent"));

  StagePostTest() throws IOException {
    edge = new EdgeUnderTest();
  }

  @BeforeEach
  void aRoomIsOpen() {
    edge.now.set(NOW);
    edge.knows("lab", "RM_1");
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @Test
  void aStageIsStoredOnTheWorkersWallClock() throws Exception {
    assertThat(
            post("""
                    {"participant":"translator","utterance":"SG_1","stage":"SPEECH_END",\
                    "atUnixMillis":1795347599000.25,"queuedMillis":12.5,"track":"TR_1"}""")
                .statusCode())
        .isEqualTo(202);
    EventBatch batch = edge.sink.written().get(0);
    assertThat(batch.getRole()).isEqualTo(AgentRole.WORKER);
    assertThat(batch.getParticipant()).isEqualTo("translator");
    assertThat(batch.getClock().getNode()).isEqualTo("translator");
    assertThat(batch.getClock().getClock()).isEqualTo("wall");
    assertThat(batch.getSentNanos()).isEqualTo(1_795_347_600_000_000_000L);
    UtteranceStage stage = batch.getStages().get(0);
    assertThat(stage.getUtterance()).isEqualTo("SG_1");
    assertThat(stage.getStage()).isEqualTo(MediaStage.SPEECH_END);
    assertThat(stage.getAtNanos()).isEqualTo(1_795_347_599_000_250_000L);
    assertThat(stage.getQueuedNanos()).isEqualTo(12_500_000L);
    assertThat(stage.getTrack()).isEqualTo("TR_1");
  }

  /** LiveKit agents: timestamp is the end; start = end - duration, first token = start + ttft. */
  @Test
  void theEndOfARequestIsTurnedRoundToItsFirstToken() throws Exception {
    post(
        """
        [{"utterance":"SG_1","stage":"MT_FIRST","endUnixMillis":1795347599000,\
        "durationMillis":400,"firstAfterMillis":122.4},\
        {"utterance":"SG_1","stage":"STT_FINAL","endUnixMillis":1795347598000,\
        "durationMillis":0}]""");
    assertThat(edge.sink.written().get(0).getStages())
        .extracting(UtteranceStage::getAtNanos)
        .containsExactly(1_795_347_598_722_400_000L, 1_795_347_598_000_000_000L);
  }

  @Test
  void aWorkersBatchesAreNumberedWithoutGaps() throws Exception {
    for (int i = 0; i < 3; i++) {
      post("{\"utterance\":\"SG_1\",\"stage\":\"WORKER_OUT\",\"atUnixMillis\":1795347599000}");
    }
    assertThat(edge.sink.written()).extracting(EventBatch::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(edge.sink.written())
        .extracting(EventBatch::getBoot)
        .containsOnly(edge.sink.written().get(0).getBoot());
  }

  @Test
  void aWorkerWhoseClockIsOffIsReadOnItsOwn() throws Exception {
    post("{\"utterance\":\"SG_1\",\"stage\":\"MT_FINAL\",\"atUnixMillis\":1795351200000}");
    post(
        "{\"utterance\":\"SG_1\",\"stage\":\"MT_FINAL\",\"atUnixMillis\":1795351200000,"
            + "\"sentUnixMillis\":1795351200007}");
    assertThat(edge.sink.written())
        .extracting(EventBatch::getSentNanos)
        .containsExactly(1_795_351_200_000_000_000L, 1_795_351_200_007_000_000L);
  }

  @Test
  void badStagesAreNamedAndTheOthersTaken() throws Exception {
    HttpResponse<String> answer =
        post(
            """
            [{"utterance":"SG_1","stage":"TTS_FIRST","endUnixMillis":1795347599000,\
            "durationMillis":9,"firstAfterMillis":-1},\
            {"utterance":"SG_1","stage":"PLAYOUT","atUnixMillis":1795347599000},\
            {"utterance":"SG_1","stage":"WORKER_OUT","atUnixMillis":1795347599},\
            {"utterance":"SG_1","stage":"WORKER_OUT","atUnixMillis":1795347599000},\
            {"participant":"ann","utterance":"SG_1","stage":"WORKER_OUT",\
            "atUnixMillis":1795347599000}, 7]""");
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode body = EdgeUnderTest.json(answer);
    assertThat(body.path("accepted").intValue()).isEqualTo(1);
    assertThat(body.path("rejected").findValuesAsText("index"))
        .containsExactlyInAnyOrder("0", "1", "2", "4", "5");
    assertThat(edge.sink.written()).hasSize(1);
  }

  private HttpResponse<String> post(String body) throws Exception {
    return edge.post("/v1/stages", worker, body);
  }
}
