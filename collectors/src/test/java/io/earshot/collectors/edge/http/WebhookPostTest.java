package io.earshot.collectors.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.collectors.edge.avro.BatchJson;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.token.Tokens;
import io.earshot.schema.AgentRole;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookPostTest {

  /** As a server of 1.13 sent it, shortened. */
  private static final String JOINED =
      """
      {"event":"participant_joined","room":{"sid":"RM_AjwZrfjz2eFg","name":"lab",\
      "turnPassword":"hunter2hunter2"},"participant":{"sid":"PA_1","identity":"worker",\
      "state":"ACTIVE","kind":"AGENT","joinedAtMs":"1795347662645",\
      "permission":{"canSubscribe":true}},"id":"EV_1","createdAt":"1795346361"}""";

  private static final String PUBLISHED =
      """
      {"event":"track_published","room":{"sid":"RM_AjwZrfjz2eFg","name":"lab"},\
      "participant":{"sid":"PA_AavTC3ynAc9B","identity":"speaker"},"track":\
      {"sid":"TR_AMnzCjGMZopWBX","name":"source","source":"MICROPHONE"},"id":"EV_2"}""";

  private static final String FINISHED =
      """
      {"event":"room_finished","room":{"sid":"RM_AjwZrfjz2eFg","name":"lab",\
      "turnPassword":"hunter2hunter2"},"id":"EV_3"}""";

  private final EdgeUnderTest edge;

  WebhookPostTest() throws IOException {
    edge = new EdgeUnderTest();
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @Test
  void aWebhookBecomesAnEventOfTheSfuWithLiveKitsIds() throws Exception {
    assertThat(send(JOINED)).isEqualTo(200);
    assertThat(send(PUBLISHED)).isEqualTo(200);
    EventBatch joined = edge.sink.written().get(0);
    assertThat(joined.getSession()).isEqualTo("RM_AjwZrfjz2eFg");
    assertThat(joined.getAgent()).isEqualTo("livekit-webhook");
    assertThat(joined.getParticipant()).isEqualTo("sfu");
    assertThat(joined.getRole()).isEqualTo(AgentRole.SFU);
    assertThat(joined.getClock().getNode()).isEqualTo(EdgeUnderTest.NODE);
    LifecycleEvent join = joined.getLifecycle().get(0);
    assertThat(join.getKind()).isEqualTo(LifecycleKind.JOINED);
    assertThat(join.getParticipant()).isEqualTo("worker");
    assertThat(join.getRole()).isEqualTo(AgentRole.WORKER);
    EventBatch published = edge.sink.written().get(1);
    assertThat(published.getSequence()).isEqualTo(joined.getSequence() + 1);
    assertThat(published.getBoot()).isEqualTo(joined.getBoot());
    LifecycleEvent track = published.getLifecycle().get(0);
    assertThat(track.getKind()).isEqualTo(LifecycleKind.TRACK_PUBLISHED);
    assertThat(track.getTrack()).isEqualTo("TR_AMnzCjGMZopWBX");
    assertThat(track.getRole()).isNull();
  }

  @Test
  void nothingOfTheTurnPasswordIsStored() throws Exception {
    send(JOINED);
    send(FINISHED);
    assertThat(edge.sink.written().toString()).doesNotContain("hunter2").doesNotContain("PA_1");
  }

  @Test
  void fromTheFirstWebhookOnBatchesOfTheRoomHaveItsSession() throws Exception {
    send(JOINED);
    edge.post("/v1/batches", Tokens.ofSdk("ann", "lab"), BatchJson.batch(1, 0).toString());
    assertThat(edge.sink.written().get(1).getSession()).isEqualTo("RM_AjwZrfjz2eFg");
  }

  @Test
  void theEndOfTheRoomEndsTheSession() throws Exception {
    send(JOINED);
    send(FINISHED);
    assertThat(edge.sink.written().get(1).getLifecycle().get(0).getKind())
        .isEqualTo(LifecycleKind.SESSION_ENDED);
    assertThat(edge.sink.announcedEnds()).containsExactly(false, true);
  }

  @Test
  void aWebhookIsTakenOnce() throws Exception {
    String token = Tokens.ofWebhook(JOINED, Tokens.SECRET, Instant.now());
    assertThat(edge.webhook(JOINED, token).statusCode()).isEqualTo(200);
    assertThat(edge.webhook(JOINED, token).statusCode()).isEqualTo(409);
    assertThat(send(JOINED)).isEqualTo(409);
    assertThat(edge.sink.written()).hasSize(1);
    assertThat(edge.counts.of(Subject.WEBHOOKS, "replayed")).isEqualTo(2);
  }

  @Test
  void whatAnotherKeySignedIsRefused() throws Exception {
    String token = Tokens.ofWebhook(JOINED, "another secret", Instant.now());
    assertThat(edge.webhook(JOINED, token).statusCode()).isEqualTo(401);
    assertThat(edge.sink.written()).isEmpty();
  }

  @Test
  void aBodyThatWasExchangedIsRefused() throws Exception {
    String token = Tokens.ofWebhook(JOINED, Tokens.SECRET, Instant.now());
    assertThat(edge.webhook(FINISHED, token).statusCode()).isEqualTo(401);
    assertThat(edge.webhook(JOINED + " ", token).statusCode()).isEqualTo(401);
  }

  @Test
  void anOldWebhookIsRefused() throws Exception {
    String token = Tokens.ofWebhook(JOINED, Tokens.SECRET, Instant.now().minusSeconds(361));
    assertThat(edge.webhook(JOINED, token).statusCode()).isEqualTo(401);
  }

  @Test
  void aParticipantsTokenSignsNoWebhook() throws Exception {
    assertThat(edge.webhook(JOINED, Tokens.ofSdk("ann", "lab")).statusCode()).isEqualTo(401);
  }

  @Test
  void whatCouldNotBeStoredIsTakenWhenLiveKitTriesAgain() throws Exception {
    edge.sink.fill();
    assertThat(send(JOINED)).isEqualTo(503);
    edge.sink.empty();
    assertThat(send(JOINED)).isEqualTo(200);
  }

  @Test
  void eventsThatSayNothingAboutACallAreIgnored() throws Exception {
    assertThat(send("{\"event\":\"egress_started\",\"id\":\"EV_9\"}")).isEqualTo(200);
    assertThat(send("{\"event\":\"room_started\",\"id\":\"EV_8\"}")).isEqualTo(400);
    assertThat(edge.sink.written()).isEmpty();
  }

  private int send(String body) throws Exception {
    String token = Tokens.ofWebhook(body, Tokens.SECRET, Instant.now());
    return edge.webhook(body, token).statusCode();
  }
}
