package io.earshot.collectors.edge.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.schema.AgentRole;
import io.earshot.schema.LifecycleKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a webhook. Everything else, {@code room.turnPassword} and the participants'
 * metadata among it, is left behind here.
 *
 * @param id of the event, new for each
 * @param roomName in clear, to be turned into a pseudonym
 * @param roomSid the session
 * @param kind null = an event that says nothing about a call
 * @param identity whom it is about, in clear; null = the room
 * @param role of that participant; null = the event does not say
 * @param track sid; null = not about a track
 * @param reason as LiveKit names it; null = none
 */
record RoomEvent(
    String id,
    String roomName,
    String roomSid,
    @Nullable LifecycleKind kind,
    @Nullable String identity,
    @Nullable AgentRole role,
    @Nullable String track,
    @Nullable String reason) {

  private static final Map<String, LifecycleKind> KINDS =
      Map.of(
          "room_started", LifecycleKind.SESSION_STARTED,
          "room_finished", LifecycleKind.SESSION_ENDED,
          "participant_joined", LifecycleKind.JOINED,
          "participant_left", LifecycleKind.LEFT,
          "participant_connection_aborted", LifecycleKind.FAILED,
          "track_published", LifecycleKind.TRACK_PUBLISHED,
          "track_unpublished", LifecycleKind.TRACK_UNPUBLISHED);

  static RoomEvent of(JsonNode webhook) throws BadJson {
    LifecycleKind kind = KINDS.get(webhook.path("event").asText(""));
    JsonNode room = webhook.path("room");
    JsonNode participant = webhook.path("participant");
    String id = webhook.path("id").asText("");
    String sid = room.path("sid").asText("");
    if (id.isEmpty() || (kind != null && sid.isEmpty())) {
      throw new BadJson("webhook without id or room.sid");
    }
    return new RoomEvent(
        id,
        room.path("name").asText(""),
        sid,
        kind,
        text(participant.path("identity")),
        kind == LifecycleKind.JOINED ? role(participant) : null,
        text(webhook.path("track").path("sid")),
        text(participant.path("disconnectReason")));
  }

  /** A proto3 default is absent: without a kind it is STANDARD. */
  private static AgentRole role(JsonNode participant) {
    return "AGENT".equals(participant.path("kind").textValue())
        ? AgentRole.WORKER
        : AgentRole.CLIENT;
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
  }
}
