package io.earshot.collectors.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.avro.BatchJson;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.token.BadToken;
import io.earshot.collectors.edge.token.Tokens;
import io.earshot.schema.EventBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BatchPostTest {

  private static final String BATCHES = "/v1/batches";

  private final EdgeUnderTest edge;
  private String ann = "";

  BatchPostTest() throws IOException {
    edge = new EdgeUnderTest();
  }

  @BeforeEach
  void aRoomIsOpen() {
    ann = Tokens.ofSdk("ann", "lab");
    edge.knows("lab", "RM_1");
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @Test
  void theTokenSaysWhoseBatchItIsAndTheWebhookInWhichSession() throws Exception {
    HttpResponse<String> answer = edge.post(BATCHES, ann, BatchJson.batch(7, 0).toString());
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(EdgeUnderTest.json(answer).path("accepted").intValue()).isEqualTo(1);
    EventBatch batch = edge.sink.written().get(0);
    assertThat(batch.getSession()).isEqualTo("RM_1");
    assertThat(batch.getParticipant()).isEqualTo("ann");
    assertThat(edge.counts.of(Subject.BATCHES, "accepted")).isEqualTo(1);
  }

  @Test
  void nothingIsAcceptedBeforeItIsStored() throws Exception {
    edge.sink.hold();
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return edge.post(BATCHES, ann, BatchJson.batch(7, 0).toString());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    await().until(() -> edge.sink.written().size() == 1);
    assertThat(answer).isNotDone();
    edge.sink.release();
    assertThat(answer.get().statusCode()).isEqualTo(202);
  }

  static List<BadToken> badTokens() {
    return BadToken.all(Instant.now());
  }

  /** The body that was announced never comes: whoever waits for it would not answer. */
  @ParameterizedTest
  @MethodSource("badTokens")
  void aBadTokenIsAnsweredBeforeTheBodyIsRead(BadToken bad) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", edge.uri("/").getPort())) {
      String head =
          "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + (bad.token().isEmpty() ? "" : "Authorization: Bearer " + bad.token() + "\r\n")
              + "Content-Length: 100000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 " + bad.status());
    }
    assertThat(edge.counts.of(Subject.REFUSALS, bad.fault().metric())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "session, RM_2",
    "participant, bob",
    "role, SFU",
    "agent, livekit-webhook",
  })
  void whatTheTokenDoesNotGrantIsForbidden(String field, String value) throws Exception {
    edge.knows("other", "RM_2");
    ObjectNode batch = BatchJson.batch(1, 0).put(field, value);
    HttpResponse<String> answer = edge.post(BATCHES, ann, batch.toString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(EdgeUnderTest.json(answer).path("rejected").path(0).path("reason").asText())
        .isEqualTo("forbidden");
    assertThat(edge.sink.written()).isEmpty();
    assertThat(edge.sink.parked()).isEmpty();
  }

  @Test
  void rowsOfSomebodyElseAndTheEndOfTheSessionAreForbidden() throws Exception {
    ObjectNode foreign = BatchJson.batch(1, 0);
    ((ObjectNode) foreign.path("lifecycle").path(0)).put("participant", "bob");
    ObjectNode end = BatchJson.batch(1, 1);
    ((ObjectNode) end.path("lifecycle").path(0)).put("kind", "SESSION_ENDED");
    assertThat(edge.post(BATCHES, ann, foreign.toString()).statusCode()).isEqualTo(403);
    assertThat(edge.post(BATCHES, ann, end.toString()).statusCode()).isEqualTo(403);
    assertThat(edge.sink.written()).isEmpty();
  }

  @Test
  void aRoomThatNoWebhookNamedYetWaits() throws Exception {
    String bob = Tokens.ofSdk("bob", "new");
    assertThat(edge.post(BATCHES, bob, BatchJson.batch(1, 0).toString()).statusCode())
        .isEqualTo(202);
    assertThat(edge.sink.parked()).hasSize(1);
    assertThat(edge.sink.written()).isEmpty();
  }

  @Test
  void aSecondLifeOfARoomIsAnotherSession() throws Exception {
    edge.knows("lab", "RM_9");
    edge.post(BATCHES, ann, BatchJson.batch(1, 0).toString());
    edge.post(BATCHES, ann, BatchJson.batch(1, 1).put("session", "RM_1").toString());
    assertThat(edge.sink.written())
        .extracting(EventBatch::getSession)
        .containsExactly("RM_9", "RM_1");
  }

  @Test
  void linesAreTakenOneByOne() throws Exception {
    String lines =
        BatchJson.batch(1, 0)
            + "\n{oops\n\n"
            + BatchJson.batch(1, 2).put("participant", "bob")
            + "\n"
            + BatchJson.batch(1, 3)
            + "\n";
    HttpResponse<String> answer =
        edge.post(BATCHES, ann, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode body = EdgeUnderTest.json(answer);
    assertThat(body.path("accepted").intValue()).isEqualTo(2);
    assertThat(body.path("rejected").findValuesAsText("reason"))
        .containsExactly("malformed", "forbidden");
    assertThat(body.path("rejected").path(1).path("sequence").intValue()).isEqualTo(2);
  }

  @Test
  void gzipIsUnpackedToItsBoundAndNoFurther() throws Exception {
    byte[] batch = BatchJson.batch(1, 0).toString().getBytes(StandardCharsets.UTF_8);
    assertThat(gzipped(batch).statusCode()).isEqualTo(202);
    byte[] bomb = new byte[256 * 1024 + 1];
    assertThat(gzipped(bomb).statusCode()).isEqualTo(413);
    assertThat(
            edge.post(BATCHES, ann, "application/json", batch, "Content-Encoding", "br")
                .statusCode())
        .isEqualTo(415);
    assertThat(
            edge.post(BATCHES, ann, "application/json", batch, "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void bodiesOfAnotherSizeOrKindAreRefused() throws Exception {
    assertThat(edge.post(BATCHES, ann, "{oops").statusCode()).isEqualTo(400);
    assertThat(edge.post(BATCHES, ann, "[1]").statusCode()).isEqualTo(400);
    assertThat(edge.post(BATCHES, ann, "[".repeat(9) + "]".repeat(9)).statusCode()).isEqualTo(400);
    assertThat(edge.post(BATCHES, ann, "image/png", new byte[1]).statusCode()).isEqualTo(415);
    assertThat(edge.post(BATCHES, ann, "application/json", new byte[] {(byte) 0xff}).statusCode())
        .isEqualTo(400);
    assertThat(edge.sink.written()).isEmpty();
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsNotWaitedFor() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", edge.uri("/").getPort())) {
      String head =
          "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer "
              + ann
              + "\r\nContent-Length: 262145\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aBodyThatDoesNotSayItsSizeIsBoundedToo() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", edge.uri("/").getPort())) {
      String head =
          "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Authorization: Bearer "
              + ann
              + "\r\nTransfer-Encoding: chunked\r\n\r\n40001\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(new byte[0x40001]);
      socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aFullBufferSaysWhenToComeAgain() throws Exception {
    edge.sink.fill();
    HttpResponse<String> answer = edge.post(BATCHES, ann, BatchJson.batch(1, 0).toString());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void whoIsTooFastIsToldSoAndNobodyElse() throws Exception {
    HttpResponse<String> answer = edge.post(BATCHES, ann, BatchJson.batch(1, 0).toString());
    for (int i = 1; i < 600 && answer.statusCode() == 202; i++) {
      answer = edge.post(BATCHES, ann, BatchJson.batch(1, i).toString());
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    String bob = Tokens.ofSdk("bob", "lab");
    assertThat(edge.post(BATCHES, bob, BatchJson.batch(1, 0).toString()).statusCode())
        .isEqualTo(202);
  }

  @Test
  void aStaticKeyReportsSessionsOfItsPrefix() throws Exception {
    ObjectNode batch = BatchJson.batch(1, 0).put("participant", "sfu").put("role", "SFU");
    String key = EdgeUnderTest.FIXED_KEY;
    assertThat(edge.post(BATCHES, key, batch.put("session", "lab-7").toString()).statusCode())
        .isEqualTo(202);
    assertThat(edge.post(BATCHES, key, batch.put("session", "RM_1").toString()).statusCode())
        .isEqualTo(403);
    assertThat(edge.post(BATCHES, key, batch.put("session", "~tick").toString()).statusCode())
        .isEqualTo(400);
    batch.put("session", "lab-7").put("role", "TURN");
    assertThat(edge.post(BATCHES, key, batch.toString()).statusCode()).isEqualTo(403);
  }

  @Test
  void whatARoomHadBufferedIsTakenForTwoMinutesAfterItsEnd() throws Exception {
    Instant end = Instant.now();
    edge.ended("lab", "RM_1", end);
    edge.now.set(end.plusSeconds(120));
    assertThat(edge.post(BATCHES, ann, BatchJson.batch(1, 0).toString()).statusCode())
        .isEqualTo(202);
    edge.now.set(end.plusSeconds(121));
    assertThat(edge.post(BATCHES, ann, BatchJson.batch(1, 1).toString()).statusCode())
        .isEqualTo(410);
  }

  @Test
  void aClientThatStallsInItsBodyHoldsUpNobodyAndIsGivenUp() throws Exception {
    try (EdgeUnderTest impatient = new EdgeUnderTest(Set.of(), 500)) {
      impatient.knows("lab", "RM_1");
      try (Socket socket = new Socket("127.0.0.1", impatient.uri("/").getPort())) {
        String head =
            "POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + ann
                + "\r\nContent-Length: 1000\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        assertThat(impatient.post(BATCHES, ann, BatchJson.batch(1, 0).toString()).statusCode())
            .isEqualTo(202);
        socket.setSoTimeout(10_000);
        assertThat(firstLine(socket.getInputStream())).matches("|HTTP/1.1 4.*");
      }
    }
  }

  @Test
  void depthOfTheWireFits() throws Exception {
    ObjectNode message = StrictJson.object().put("type", "batch");
    message.set("batch", BatchJson.withMarks());
    assertThat(StrictJson.read(message.toString())).hasToString(message.toString());
  }

  private HttpResponse<String> gzipped(byte[] body) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return edge.post(
        BATCHES, ann, "application/json", packed.toByteArray(), "Content-Encoding", "gzip");
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != -1 && next != '\r'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
