package io.earshot.collectors.edge.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says became of a command.
 *
 * @param agent who says it
 * @param id of the command
 * @param epoch of the command
 * @param state applied, refused, expired or superseded
 * @param reason in the agent's words; null = none
 * @param effect what the agent read back afterwards, by name
 */
public record CommandAck(
    AgentAddress agent,
    String id,
    long epoch,
    String state,
    @Nullable String reason,
    Map<String, Double> effect) {

  public CommandAck {
    effect = Map.copyOf(effect);
  }
}
