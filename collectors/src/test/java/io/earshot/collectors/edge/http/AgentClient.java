package io.earshot.collectors.edge.http;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An agent on the JDK's WebSocket. */
final class AgentClient implements WebSocket.Listener {

  final List<String> messages = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile int closeCode = -1;
  private volatile String closeReason = "";
  private @Nullable WebSocket socket;

  /** Opens as a browser does: the token as a subprotocol. */
  static AgentClient open(EdgeUnderTest edge, String token) {
    AgentClient agent = new AgentClient();
    agent.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("earshot.v1", "bearer." + token)
            .buildAsync(edge.socketUri(), agent)
            .join();
    return agent;
  }

  WebSocket socket() {
    if (socket == null) {
      throw new IllegalStateException("not open");
    }
    return socket;
  }

  void send(ObjectNode message) {
    send(message.toString());
  }

  void send(String text) {
    socket().sendText(text, true).join();
  }

  void sendBatch(ObjectNode batch) {
    ObjectNode message = StrictJson.object().put("type", "batch");
    message.set("batch", batch);
    send(message);
  }

  /** The next message of this type. */
  JsonNode next(String type) throws InterruptedException, BadJson {
    while (true) {
      String text = unread.poll(10, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("no " + type + " within 10 s, closed with " + closeCode);
      }
      JsonNode message = StrictJson.read(text);
      if (message.path("type").asText().equals(type)) {
        return message;
      }
    }
  }

  int awaitClose() {
    await().until(() -> closeCode != -1);
    return closeCode;
  }

  boolean isClosed() {
    return closeCode != -1;
  }

  String closeReason() {
    return closeReason;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      unread.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeReason = reason;
    closeCode = code;
    return null;
  }
}
