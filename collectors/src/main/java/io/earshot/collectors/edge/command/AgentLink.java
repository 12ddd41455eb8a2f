package io.earshot.collectors.edge.command;

/** The open connection of one agent. */
public interface AgentLink {

  /** Sends without waiting; false when the connection is closing or does not read. */
  boolean send(Command command);

  /** Ends it because the same agent has opened another one. */
  void replaced();
}
