package io.earshot.collectors.edge.command;

import java.util.Set;

/** An agent with what it says it can do. */
public record ConnectedAgent(AgentAddress address, Set<String> capabilities) {

  public ConnectedAgent {
    capabilities = Set.copyOf(capabilities);
  }
}
