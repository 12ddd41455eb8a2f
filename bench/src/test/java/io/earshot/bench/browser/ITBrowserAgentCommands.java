package io.earshot.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the agent does when it is told something: by control, by LiveKit, by a machine that slept.
 */
class ITBrowserAgentCommands extends PageAndEdge {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @BeforeEach
  void start() {
    page.go(edge.uri("/call.html"));
    page.run("load('/v1/agent.js')");
    page.run("earshot.observeAll()");
  }

  @Test
  void aJitterBufferTargetHoldsAsLongAsItsLeaseAndOnEveryNewStream() {
    page.run("watchProperty(RTCRtpReceiver.prototype, 'jitterBufferTarget')");
    connect();
    page.run("call()");
    await().atMost(PATIENCE).until(() -> kinds().contains("TRACK_SUBSCRIBED"));
    command(
        "{\"id\":1,\"epoch\":5,\"kind\":\"jitterBufferTarget\",\"value\":200,\"leaseMillis\":14000}");
    JsonNode applied = awaitAck(1, "applied");
    assertThat(applied.at("/effect/jitterBufferTarget").asInt()).isEqualTo(200);
    command(
        "{\"id\":2,\"epoch\":4,\"kind\":\"jitterBufferTarget\",\"value\":50,\"leaseMillis\":9000}");
    awaitAck(2, "superseded");

    int set = page.run("told.jitterBufferTarget").size();
    page.run("resubscribe()");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(page.run("told.jitterBufferTarget").size()).isGreaterThan(set));
    assertThat(page.run("told.jitterBufferTarget").findValuesAsText("")).isEmpty();
    assertThat(page.run("told.jitterBufferTarget.every((millis) => millis === 200)").asBoolean())
        .isTrue();
    awaitAck(1, "expired");
    assertThat(page.run("told.jitterBufferTarget.at(-1)").isNull()).isTrue();
  }

  @Test
  void aBitrateIsLimitedAndReleased() {
    connect();
    page.run("call()");
    await().atMost(PATIENCE).until(() -> kinds().contains("TRACK_PUBLISHED"));
    long ssrc =
        rows("lifecycle").stream()
            .filter(event -> event.path("kind").asText().equals("TRACK_PUBLISHED"))
            .findFirst()
            .orElseThrow()
            .path("ssrc")
            .asLong();
    command(
        "{\"id\":7,\"epoch\":1,\"kind\":\"maxBitrate\",\"value\":12000,\"leaseMillis\":4000,"
            + "\"stream\":{\"ssrc\":"
            + ssrc
            + "}}");
    awaitAck(7, "applied");
    String limit = "calls[0].alice.getSenders()[0].getParameters().encodings[0].maxBitrate";
    assertThat(page.run(limit).asInt()).isEqualTo(12_000);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows("reports").stream()
                    .anyMatch(report -> report.path("targetBitsPerSecond").asInt() == 12_000));
    awaitAck(7, "expired");
    assertThat(page.run(limit).isNull()).isTrue();
  }

  @Test
  void whatCannotBeDoneIsRefusedInWords() {
    connect();
    page.run("call()");
    await().atMost(PATIENCE).until(() -> kinds().contains("TRACK_SUBSCRIBED"));
    command(
        "{\"id\":1,\"epoch\":1,\"kind\":\"jitterBufferTarget\",\"value\":9000,\"leaseMillis\":4000}");
    command("{\"id\":2,\"epoch\":1,\"kind\":\"red\",\"value\":1,\"leaseMillis\":4000}");
    command(
        "{\"id\":3,\"epoch\":1,\"kind\":\"jitterBufferTarget\",\"value\":90,\"leaseMillis\":4000,"
            + "\"stream\":{\"ssrc\":1}}");
    command(
        "{\"id\":4,\"epoch\":1,\"kind\":\"jitterBufferTarget\",\"value\":90,\"leaseMillis\":0}");
    assertThat(awaitAck(1, "refused").path("reason").asText())
        .isEqualTo("jitterBufferTarget=9000 outside 0..4000");
    assertThat(awaitAck(2, "refused").path("reason").asText()).isEqualTo("red is not supported");
    assertThat(awaitAck(3, "refused").path("reason").asText()).isEqualTo("no stream 1");
    awaitAck(4, "expired");
  }

  @Test
  void theApplicationRestartsIceAndSaysThatItCan() {
    page.run("earshot.onCommand('iceRestart', (command) => { window.restarted = command.id })");
    connect();
    await().atMost(PATIENCE).until(() -> !edge.frames("capabilities").isEmpty());
    assertThat(edge.frames("capabilities").get(0).path("capabilities"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("iceRestart", "maxBitrate", "jitterBufferTarget");
    command("{\"id\":9,\"epoch\":1,\"kind\":\"iceRestart\",\"value\":1,\"leaseMillis\":4000}");
    awaitAck(9, "applied");
    assertThat(page.run("window.restarted").asInt()).isEqualTo(9);
  }

  @Test
  void aRoomNamesSessionParticipantAndTracks() {
    page.run("window.room = new Room('RM_7', 'bob'), earshot.livekit(room), null");
    connect();
    page.run("call()");
    page.run("room.emit('connected'), null");
    page.run(
        "room.remoteParticipants.set('carol', {identity: 'carol', trackPublications: new Map([['TR_1',"
            + " {trackSid: 'TR_1', track: {receiver: calls[0].bob.getReceivers()[0]}}]])}), null");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows("lifecycle").stream().anyMatch(e -> e.path("peer").asText().equals("carol")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows("reports").stream()
                    .anyMatch(e -> e.path("ntpParticipant").asText().equals("carol")));
    page.run("room.emit('disconnected', 1), null");
    await().atMost(PATIENCE).until(() -> kinds().contains("LEFT"));
    ReceivedBatch last = edge.batches().get(edge.batches().size() - 1);
    assertThat(last.json().path("session").asText()).isEqualTo("RM_7");
    assertThat(last.json().path("participant").asText()).isEqualTo("bob");

    page.run("hangUp(), window.next = new Room('RM_8', 'bob'), earshot.livekit(next), null");
    page.run("next.emit('connected'), null");
    page.run("call()");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                edge.batches().stream()
                    .anyMatch(
                        batch ->
                            batch.json().path("session").asText().equals("RM_8")
                                && batch.boot() != last.boot()
                                && !batch.frames("SEND").isEmpty()));
  }

  @Test
  void anEncryptedRoomIsReportedWithoutMarks() {
    page.run("earshot.livekit(new Room('RM_7', 'bob', {encryption: {}})), null");
    connect();
    page.run("call()");
    String reason = "no marks: the application encrypts end to end";
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows("lifecycle").stream().anyMatch(e -> e.path("reason").asText().equals(reason)));
    assertThat(edge.batches()).allMatch(batch -> batch.frames("SEND").isEmpty());
  }

  @Test
  void aConnectionThatExistedBeforeTheAgentIsReportedWithoutMarks() {
    page.go(edge.uri("/call.html"));
    page.run("call()");
    page.run("load('/v1/agent.js')");
    connect();
    page.run("earshot.observe(calls[0].alice) && null");
    String reason = "no marks: the connection was observed too late";
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows("lifecycle").stream().anyMatch(e -> e.path("reason").asText().equals(reason)));
    assertThat(rows("reports")).isNotEmpty();
  }

  @Test
  void aPageThatWasFrozenComesBackWithAnotherClock() {
    connect();
    page.run("call()");
    await().atMost(PATIENCE).until(() -> edge.batches().size() > 4);
    int before = edge.batches().size();
    assertThat(edge.batches()).extracting(ReceivedBatch::epoch).containsOnly(0);
    page.freeze(true);
    page.freeze(false);
    await().atMost(PATIENCE).until(() -> epochs().contains(1));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                edge.batches().stream()
                        .filter(batch -> batch.epoch() == 1)
                        .mapToInt(batch -> batch.rows("probes").size())
                        .sum()
                    > 10);
    assertThat(edge.batches().size()).isGreaterThan(before);
  }

  @Test
  void aWallClockThatIsSetBeginsAnotherEpochAndOneThatIsSlewedDoesNot() {
    page.go(edge.uri("/call.html"));
    page.run("settableClock()");
    page.run("load('/v1/agent.js')");
    connect();
    await().atMost(PATIENCE).until(() -> edge.batches().size() > 3);
    page.run("clockWorker.postMessage({aheadMillis: 1}), null");
    int before = edge.batches().size();
    await().atMost(PATIENCE).until(() -> edge.batches().size() > before + 3);
    assertThat(epochs()).containsExactly(0);
    page.run("clockWorker.postMessage({aheadMillis: -80}), null");
    await().atMost(PATIENCE).until(() -> epochs().contains(1));
    page.run("earshot.close()");
    assertThat(epochs()).containsExactly(0, 1);
  }

  private List<Integer> epochs() {
    return edge.batches().stream().map(ReceivedBatch::epoch).distinct().toList();
  }

  private void connect() {
    page.run("earshot.connect({url: '%s', token: 't'})".formatted(edge.uri("")));
  }

  private void command(String command) {
    edge.send("{\"type\":\"command\"," + command.substring(1));
  }

  private JsonNode awaitAck(int id, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> edge.frames("commandAck").stream().anyMatch(ack -> is(ack, id, state)));
    return edge.frames("commandAck").stream()
        .filter(ack -> is(ack, id, state))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(JsonNode ack, int id, String state) {
    return ack.path("id").asInt() == id && ack.path("state").asText().equals(state);
  }

  private List<JsonNode> rows(String list) {
    return edge.batches().stream().flatMap(batch -> batch.rows(list).stream()).toList();
  }

  private List<String> kinds() {
    return rows("lifecycle").stream().map(event -> event.path("kind").asText()).toList();
  }
}
