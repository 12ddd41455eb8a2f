package io.earshot.collectors.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.avro.BatchJson;
import io.earshot.collectors.edge.command.AgentAddress;
import io.earshot.collectors.edge.command.Command;
import io.earshot.collectors.edge.command.CommandAck;
import io.earshot.collectors.edge.command.ConnectedAgent;
import io.earshot.collectors.edge.count.Subject;
import io.earshot.collectors.edge.json.StrictJson;
import io.earshot.collectors.edge.token.BadToken;
import io.earshot.collectors.edge.token.Tokens;
import io.earshot.schema.EventBatch;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSocketTest {

  private static final AgentAddress ANN = new AgentAddress("RM_1", "ann", "browser-ann");

  private final EdgeUnderTest edge;
  private final String ann = Tokens.ofSdk("ann", "lab");

  AgentSocketTest() throws IOException {
    edge = new EdgeUnderTest();
  }

  @BeforeEach
  void aRoomIsOpen() {
    edge.knows("lab", "RM_1");
  }

  @AfterEach
  void close() {
    edge.close();
  }

  @Test
  void aBatchIsAcknowledgedWhenItIsStored() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    assertThat(agent.socket().getSubprotocol()).isEqualTo("earshot.v1");
    assertThat(agent.next("config").path("sampling").path("denominator").intValue()).isEqualTo(1);
    edge.sink.hold();
    agent.sendBatch(BatchJson.batch(7, 3));
    await().until(() -> edge.sink.written().size() == 1);
    agent.send(StrictJson.object().put("type", "probe").put("id", 1).put("t1", "5"));
    agent.next("probe");
    assertThat(agent.messages).noneMatch(text -> text.contains("\"ack\""));
    edge.sink.release();
    JsonNode ack = agent.next("ack");
    assertThat(ack.path("boot").longValue()).isEqualTo(7);
    assertThat(ack.path("sequence").longValue()).isEqualTo(3);
    assertThat(edge.sink.written()).extracting(EventBatch::getSession).containsExactly("RM_1");
  }

  @Test
  void aProbeIsAnsweredWithTheEdgesMonotonicClock() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    long beforeNanos = System.nanoTime();
    String t1 = "9007199254740993";
    agent.send(StrictJson.object().put("type", "probe").put("id", 42).put("t1", t1));
    JsonNode answer = agent.next("probe");
    long afterNanos = System.nanoTime();
    long t2 = Long.parseLong(answer.path("t2").textValue());
    long t3 = Long.parseLong(answer.path("t3").textValue());
    assertThat(List.of(beforeNanos, t2, t3, afterNanos)).isSorted();
    assertThat(answer.path("id").intValue()).isEqualTo(42);
    assertThat(answer.path("t1").textValue()).isEqualTo(t1);
    assertThat(answer.path("clock").path("node").textValue()).isEqualTo(EdgeUnderTest.NODE);
  }

  static List<BadToken> badTokens() {
    return BadToken.all(Instant.now());
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void aBadTokenIsRefusedBeforeTheUpgrade(BadToken bad) {
    assertThatThrownBy(() -> AgentClient.open(edge, bad.token()))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(bad.status()));
    assertThat(edge.counts.of(Subject.CONNECTIONS, "opened")).isZero();
  }

  @Test
  void reportingAnotherRoomIsForbiddenAndTheConnectionGoesOn() throws Exception {
    edge.knows("other", "RM_2");
    AgentClient agent = AgentClient.open(edge, ann);
    agent.sendBatch(BatchJson.batch(1, 0).put("session", "RM_2"));
    assertThat(agent.next("reject").path("reason").textValue()).isEqualTo("forbidden");
    agent.sendBatch(BatchJson.batch(1, 1));
    assertThat(agent.next("ack").path("sequence").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "7",
        "{\"type\":\"batch\"}",
        "{\"type\":\"batch\",\"batch\":[]}",
        "{\"type\":\"batch\",\"batch\":{}}",
        "{\"type\":\"batch\",\"type\":\"probe\"}",
        "{\"type\":\"batch\",\"batch\":{\"boot\":1,\"sequence\":2,\"sentNanos\":NaN}}"
      })
  void whatIsNoBatchIsNeverFatal(String frame) throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    agent.send(frame);
    assertThat(agent.next("reject").path("reason").textValue()).isEqualTo("malformed");
    agent.sendBatch(BatchJson.batch(1, 0));
    agent.next("ack");
  }

  @Test
  void aFrameOf64KiBIsTakenAndALargerOneIsNot() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    ObjectNode message = StrictJson.object().put("type", "batch");
    message.set("batch", BatchJson.batch(1, 0));
    String frame = message.toString();
    agent.send(frame + " ".repeat((64 << 10) - frame.length()));
    agent.next("ack");
    agent.send(frame + " ".repeat((64 << 10) + 1 - frame.length()));
    assertThat(agent.awaitClose()).isEqualTo(4413);
    assertThat(edge.sink.written()).hasSize(1);
  }

  @Test
  void binaryIsNotSpokenHere() {
    AgentClient agent = AgentClient.open(edge, ann);
    agent.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
    assertThat(agent.awaitClose()).isEqualTo(1003);
  }

  @Test
  void aSessionOutlivesItsToken() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    agent.sendBatch(BatchJson.batch(1, 0));
    agent.next("ack");
    edge.now.set(Instant.now().plusSeconds(8 * 3600));
    agent.sendBatch(BatchJson.batch(1, 1));
    agent.next("ack");
    AgentClient again = AgentClient.open(edge, ann);
    again.sendBatch(BatchJson.batch(1, 2));
    again.next("ack");
  }

  @Test
  void theNextSessionNeedsANewToken() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    agent.sendBatch(BatchJson.batch(1, 0));
    agent.next("ack");
    edge.now.set(Instant.now().plusSeconds(8 * 3600));
    edge.knows("lab", "RM_2");
    agent.sendBatch(BatchJson.batch(1, 1));
    assertThat(agent.next("reject").path("reason").textValue()).isEqualTo("expired");
    assertThat(agent.awaitClose()).isEqualTo(4401);
    assertThat(edge.sink.written()).hasSize(1);
  }

  @Test
  void theNewerConnectionOfAnAgentStays() throws Exception {
    AgentClient older = AgentClient.open(edge, ann);
    older.sendBatch(BatchJson.batch(1, 0));
    older.next("ack");
    AgentClient newer = AgentClient.open(edge, ann);
    newer.sendBatch(BatchJson.batch(1, 1));
    newer.next("ack");
    assertThat(older.awaitClose()).isEqualTo(4409);
    await().until(() -> edge.commands.agents().size() == 1);
    newer.sendBatch(BatchJson.batch(1, 2));
    newer.next("ack");
  }

  @Test
  void aFullBufferSendsAgentsAway() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    edge.sink.fill();
    agent.sendBatch(BatchJson.batch(1, 0));
    JsonNode reject = agent.next("reject");
    assertThat(reject.path("reason").textValue()).isEqualTo("limited");
    assertThat(reject.path("retryAfterMillis").intValue()).isEqualTo(5000);
    assertThat(agent.awaitClose()).isEqualTo(1013);
  }

  @Test
  void whoIsTooFastIsSlowedDownAndThenCutOff() {
    AgentClient agent = AgentClient.open(edge, ann);
    for (int i = 0; i < 2_000 && !agent.isClosed(); i++) {
      try {
        agent.sendBatch(BatchJson.batch(1, i));
      } catch (CompletionException e) {
        break;
      }
    }
    assertThat(agent.awaitClose()).isEqualTo(4429);
    assertThat(Integer.parseInt(agent.closeReason())).isBetween(1, 1000);
    assertThat(agent.messages).anyMatch(text -> text.contains("\"limited\""));
  }

  @Test
  void oneIdentityHasEightConnectionsAndGetsThemBack() {
    List<AgentClient> agents = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      agents.add(AgentClient.open(edge, ann));
    }
    assertThatThrownBy(() -> AgentClient.open(edge, ann))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> {
              assertThat(refused.getResponse().statusCode()).isEqualTo(429);
              assertThat(refused.getResponse().headers().firstValue("Retry-After")).contains("5");
            });
    AgentClient bob = AgentClient.open(edge, Tokens.ofSdk("bob", "lab"));
    assertThat(bob.isClosed()).isFalse();
    agents.get(0).socket().abort();
    await().ignoreExceptions().until(() -> !AgentClient.open(edge, ann).isClosed());
  }

  @Test
  void commandsReachTheAgentsThatCanDoThem() throws Exception {
    List<CommandAck> acks = new ArrayList<>();
    edge.commands.onAck(acks::add);
    AgentClient agent = AgentClient.open(edge, ann);
    ObjectNode capabilities = StrictJson.object().put("type", "capabilities");
    capabilities.putArray("capabilities").add("jitterBufferTarget");
    agent.send(capabilities);
    agent.sendBatch(BatchJson.batch(1, 0));
    agent.next("ack");
    assertThat(edge.commands.agents()).extracting(ConnectedAgent::address).containsExactly(ANN);
    Command command = new Command("c1", 9, "jitterBufferTarget", 120.0, 17L, 30_000);
    assertThat(edge.commands.push(ANN, command)).isTrue();
    assertThat(edge.commands.push(ANN, new Command("c2", 9, "red", 1.0, null, 1))).isFalse();
    JsonNode received = agent.next("command");
    assertThat(received.path("value").doubleValue()).isEqualTo(120);
    assertThat(received.path("stream").path("ssrc").intValue()).isEqualTo(17);
    ObjectNode ack = StrictJson.object().put("type", "commandAck").put("id", "c1").put("epoch", 9);
    agent.send(ack.put("state", "nonsense"));
    ack.put("state", "applied").putObject("effect").put("jitterBufferTarget", 120);
    agent.send(ack);
    await().until(() -> acks.size() == 1);
    assertThat(acks.get(0).agent()).isEqualTo(ANN);
    assertThat(acks.get(0).effect()).containsEntry("jitterBufferTarget", 120.0);
    agent.socket().abort();
    await().until(() -> edge.commands.agents().isEmpty());
    assertThat(edge.commands.push(ANN, command)).isFalse();
  }

  /** It sends probes and never reads an answer, with a receive buffer that is soon full. */
  @Test
  void aClientThatDoesNotReadHoldsUpNobody() throws Exception {
    String greedy = Tokens.ofSdk("greedy", "lab");
    try (Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(1024);
      stalled.connect(new InetSocketAddress("127.0.0.1", edge.uri("/").getPort()), 10_000);
      upgrade(stalled, greedy);
      await()
          .until(
              () -> {
                for (int i = 0; i < 40; i++) {
                  stalled.getOutputStream().write(maskedProbe());
                }
                return edge.counts.of(Subject.CONNECTIONS, "opened") == 1;
              });
      AgentClient agent = AgentClient.open(edge, ann);
      for (int i = 0; i < 100; i++) {
        agent.sendBatch(BatchJson.batch(1, i));
        assertThat(agent.next("ack").path("sequence").intValue()).isEqualTo(i);
      }
    }
  }

  @Test
  void anEdgeThatStopsSaysSo() throws Exception {
    AgentClient agent = AgentClient.open(edge, ann);
    agent.next("config");
    edge.close();
    assertThat(agent.awaitClose()).isEqualTo(1012);
  }

  private static void upgrade(Socket socket, String token) throws IOException {
    String head =
        "GET /v1/agent HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: earshot.v1, bearer."
            + token
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("\r\n\r\n")) {
      answer.append((char) in.read());
    }
    assertThat(answer.toString()).startsWith("HTTP/1.1 101");
  }

  /** RFC 6455 §5.2: a text frame with a mask of zeros. */
  private static byte[] maskedProbe() {
    byte[] text =
        "{\"type\":\"probe\",\"id\":1,\"t1\":\"123456789012345678\"}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[6 + text.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | text.length);
    System.arraycopy(text, 0, frame, 6, text.length);
    return frame;
  }
}
