package io.earshot.collectors.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.schema.AgentRole;
import java.util.List;

/**
 * What a LiveKit access token lets its holder report: itself ({@code sub}) in one room ({@code
 * video.room}), if it may join there or write observability data.
 */
final class LiveKitGrant {

  /** Some SDKs cannot mark a worker's token, so a worker may say itself that it is one. */
  private static final List<AgentRole> CLIENT_FIRST = List.of(AgentRole.CLIENT, AgentRole.WORKER);

  private static final List<AgentRole> WORKER_FIRST = List.of(AgentRole.WORKER, AgentRole.CLIENT);

  private LiveKitGrant() {}

  static Grant of(SignedToken token) throws TokenRefused {
    JsonNode claims = token.claims();
    String identity = claims.path("sub").asText("");
    String room = claims.path("video").path("room").asText("");
    boolean joins = claims.path("video").path("roomJoin").asBoolean(false);
    boolean observes = claims.path("observability").path("write").asBoolean(false);
    if (!joins && !observes) {
      throw new TokenRefused(TokenFault.NO_GRANT);
    }
    if (room.isEmpty()) {
      throw new TokenRefused(TokenFault.NO_ROOM);
    }
    if (identity.isEmpty()) {
      throw new TokenRefused(TokenFault.NO_IDENTITY);
    }
    boolean worker =
        "agent".equals(claims.path("kind").textValue())
            || claims.path("video").path("agent").asBoolean(false);
    return new Grant(
        token.key(),
        room,
        identity,
        worker ? WORKER_FIRST : CLIENT_FIRST,
        "",
        token.expiresAtSeconds());
  }
}
