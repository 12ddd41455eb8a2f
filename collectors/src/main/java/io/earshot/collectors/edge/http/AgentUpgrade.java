package io.earshot.collectors.edge.http;

import io.earshot.collectors.edge.intake.Verdict;
import io.earshot.collectors.edge.token.Grant;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** {@code GET /v1/agent}: turns admitted requests into connections of agents. */
final class AgentUpgrade {

  private static final String PROTOCOL = "earshot.v1";

  /** Agents say something every 5 s. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final EdgeParts parts;
  private final ServerWebSocketContainer container;
  private final Set<AgentSocket> sockets = ConcurrentHashMap.newKeySet();

  AgentUpgrade(Server server, EdgeParts parts) {
    this.parts = parts;
    this.container = ServerWebSocketContainer.ensure(server);
    container.setIdleTimeout(IDLE);
    // Above the wire's bound, so that a frame a little over it is told so.
    container.setMaxTextMessageSize(4L * AgentSocket.MAX_FRAME_BYTES);
    container.setMaxBinaryMessageSize(AgentSocket.MAX_FRAME_BYTES);
    container.setMaxFrameSize(4L * AgentSocket.MAX_FRAME_BYTES);
  }

  void upgrade(Grant grant, Request request, Response response, Callback callback)
      throws HttpRefusal {
    if (!request.getMethod().equals("GET")) {
      throw new HttpRefusal(405, "method", "use GET");
    }
    if (!parts.seats().take(grant.key(), grant.subject())) {
      throw new HttpRefusal(
          429, "connections", "too many connections of this key or identity", Verdict.RETRY_MILLIS);
    }
    boolean upgraded = false;
    try {
      upgraded = upgraded(grant, request, response, callback);
    } finally {
      if (!upgraded) {
        parts.seats().leave(grant.key(), grant.subject());
      }
    }
    if (!upgraded) {
      throw new HttpRefusal(426, "upgrade", "this address speaks WebSocket, version 13");
    }
  }

  /** Tells every agent that the edge goes away. */
  void goAway() {
    sockets.forEach(AgentSocket::goAway);
  }

  private boolean upgraded(Grant grant, Request request, Response response, Callback callback) {
    return container.upgrade(
        (upgradeRequest, upgradeResponse, unused) -> {
          if (upgradeRequest.hasSubProtocol(PROTOCOL)) {
            upgradeResponse.setAcceptedSubProtocol(PROTOCOL);
          }
          return socket(grant);
        },
        request,
        response,
        callback);
  }

  private AgentSocket socket(Grant grant) {
    AgentSocket socket = new AgentSocket(grant, parts, this::left);
    sockets.add(socket);
    return socket;
  }

  private void left(AgentSocket socket, Grant grant) {
    sockets.remove(socket);
    parts.seats().leave(grant.key(), grant.subject());
  }
}
