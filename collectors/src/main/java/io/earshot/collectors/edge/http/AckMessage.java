package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.collectors.edge.command.AgentAddress;
import io.earshot.collectors.edge.command.CommandAck;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code commandAck}. */
final class AckMessage {

  private static final Set<String> STATES = Set.of("applied", "refused", "expired", "superseded");
  private static final int MAX_CHARACTERS = 256;

  private AckMessage() {}

  /** Empty for what acknowledges nothing. */
  static Optional<CommandAck> read(ObjectNode message, AgentAddress from) {
    String id = message.path("id").asText("");
    String state = message.path("state").asText("");
    JsonNode epoch = message.path("epoch");
    if (id.isEmpty()
        || id.length() > MAX_CHARACTERS
        || !STATES.contains(state)
        || !epoch.canConvertToLong()) {
      return Optional.empty();
    }
    String reason = message.path("reason").textValue();
    boolean hasReason = reason != null && reason.length() <= MAX_CHARACTERS;
    return Optional.of(
        new CommandAck(
            from,
            id,
            epoch.longValue(),
            state,
            hasReason ? reason : null,
            effect(message.path("effect"))));
  }

  private static Map<String, Double> effect(JsonNode node) {
    Map<String, Double> effect = new HashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> each = node.fields(); each.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = each.next();
      if (entry.getValue().isNumber() && Double.isFinite(entry.getValue().doubleValue())) {
        effect.put(entry.getKey(), entry.getValue().doubleValue());
      }
    }
    return effect;
  }
}
