package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.rows.JsonRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Participant sids by identity. TURN users and the server's log carry the sid, everyone else the
 * identity; a rejoin keeps the identity and gets another sid.
 */
final class Identities {

  private final Map<String, String> identityBySid = new HashMap<>();
  private final Set<String> identities = new HashSet<>();
  private final Set<String> agents = new HashSet<>();

  Identities(Sources sources) {
    for (JsonRow webhook : sources.webhooks()) {
      learnInfo(webhook.at("body").at("participant"));
    }
    for (JsonRow poll : sources.roomService()) {
      poll.each("participants").forEach(this::learnInfo);
    }
    for (JsonRow event : sources.clientEvents()) {
      learn(event.text("participant_sid"), event.text("identity"));
    }
    for (JsonRow line : sources.worker()) {
      learn(line.text("participant_sid"), line.text("identity"));
      if ("joined".equals(line.text("ev")) && line.text("identity") != null) {
        agents.add(String.valueOf(line.text("identity")));
      }
    }
    for (JsonRow line : sources.log()) {
      learn(line.text("participantID"), line.text("participant"));
    }
  }

  private void learnInfo(JsonRow info) {
    learn(info.text("sid"), info.text("identity"));
    if ("AGENT".equals(info.text("kind")) && info.text("identity") != null) {
      agents.add(String.valueOf(info.text("identity")));
    }
  }

  private void learn(@Nullable String sid, @Nullable String identity) {
    if (identity != null && !identity.isEmpty()) {
      identities.add(identity);
      if (sid != null) {
        identityBySid.putIfAbsent(sid, identity);
      }
    }
  }

  boolean isAgent(String identity) {
    return agents.contains(identity);
  }

  /** LiveKit issues TURN users as {@code expiry:participantSid}. */
  @Nullable String ofTurnUser(@Nullable String user) {
    if (user == null) {
      return null;
    }
    String name = user.substring(user.lastIndexOf(':') + 1);
    String identity = identityBySid.get(name);
    return identity == null && identities.contains(name) ? name : identity;
  }
}
