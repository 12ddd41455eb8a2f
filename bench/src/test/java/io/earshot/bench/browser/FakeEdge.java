package io.earshot.bench.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * Speaks the edge's side of the wire, keeps what it is told, and fails when it is asked to. It also
 * serves the page and the agent.
 */
public final class FakeEdge implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_FRAME_BYTES = 64 << 10;

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final List<List<String>> offers = new CopyOnWriteArrayList<>();
  private volatile boolean isRefusing;
  private volatile int sampleOneIn = 1;
  private volatile Function<ReceivedBatch, String> verdict = FakeEdge::ack;

  private FakeEdge() {}

  public static FakeEdge start() throws Exception {
    FakeEdge edge = new FakeEdge();
    edge.connector.setHost("127.0.0.1");
    edge.server.addConnector(edge.connector);
    WebSocketUpgradeHandler upgrades =
        WebSocketUpgradeHandler.from(
            edge.server,
            container -> {
              container.setMaxTextMessageSize(4L * MAX_FRAME_BYTES);
              container.addMapping(
                  "/v1/agent",
                  (request, response, callback) -> {
                    edge.offers.add(List.copyOf(request.getSubProtocols()));
                    if (edge.isRefusing) {
                      response.setStatus(503);
                      callback.succeeded();
                      return null;
                    }
                    response.setAcceptedSubProtocol("earshot.v1");
                    return edge.new Connection();
                  });
            });
    upgrades.setHandler(new PageFiles());
    edge.server.setHandler(upgrades);
    edge.server.start();
    return edge;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
  }

  /** The same server under another name, which is another origin to a browser. */
  URI otherOrigin(String path) {
    return URI.create("http://localhost:" + connector.getLocalPort() + path);
  }

  /** Frames of a type, in the order of their arrival. */
  List<JsonNode> frames(String type) {
    return frames.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
  }

  List<ReceivedBatch> batches() {
    return frames("batch").stream().map(frame -> new ReceivedBatch(frame.path("batch"))).toList();
  }

  /** Subprotocols that were offered, connection after connection. */
  List<List<String>> offers() {
    return List.copyOf(offers);
  }

  /** Answers upgrades with 503 until told otherwise. */
  void refuse(boolean refusing) {
    isRefusing = refusing;
  }

  void sampleOneIn(int denominator) {
    sampleOneIn = denominator;
  }

  /** What is answered to a batch; null for nothing. */
  void answerWith(Function<ReceivedBatch, String> answer) {
    verdict = answer;
  }

  void closeAll(int code, String reason) {
    sessions.forEach(session -> session.close(code, reason, Callback.NOOP));
  }

  void send(String text) {
    sessions.forEach(session -> session.sendText(text, Callback.NOOP));
  }

  static String ack(ReceivedBatch batch) {
    return "{\"type\":\"ack\",\"boot\":%d,\"sequence\":%d}"
        .formatted(batch.boot(), batch.sequence());
  }

  static String reject(ReceivedBatch batch, String reason, long retryAfterMillis) {
    return "{\"type\":\"reject\",\"boot\":%d,\"sequence\":%d,\"reason\":\"%s\",\"retryAfterMillis\":%d}"
        .formatted(batch.boot(), batch.sequence(), reason, retryAfterMillis);
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  /** One agent's connection; public because Jetty looks its methods up. */
  public final class Connection extends Session.Listener.AbstractAutoDemanding {

    @Override
    public void onWebSocketOpen(Session session) {
      super.onWebSocketOpen(session);
      sessions.add(session);
      say(
          "{\"type\":\"config\",\"sampling\":{\"numerator\":1,\"denominator\":%d},\"maxBatchMillis\":1000}"
              .formatted(sampleOneIn));
    }

    @Override
    public void onWebSocketText(String text) {
      long receivedNanos = System.nanoTime();
      try {
        ObjectNode frame = (ObjectNode) JSON.readTree(text);
        frame.put("frameChars", text.length());
        frames.add(frame);
        switch (frame.path("type").asText()) {
          case "probe" -> answer(frame, receivedNanos);
          case "batch" -> {
            String said = verdict.apply(new ReceivedBatch(frame.path("batch")));
            if (said != null) {
              say(said);
            }
          }
          default -> {}
        }
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      sessions.remove(getSession());
      callback.succeed();
    }

    private void answer(ObjectNode probe, long receivedNanos) {
      probe.put("t2", String.valueOf(receivedNanos));
      probe.putObject("clock").put("node", "edge").put("clock", "nanoTime").put("epoch", 0);
      probe.put("t3", String.valueOf(System.nanoTime()));
      say(probe.toString());
    }

    private void say(String text) {
      Session session = getSession();
      if (session != null && session.isOpen()) {
        session.sendText(text, Callback.NOOP);
      }
    }
  }
}
