package io.earshot.agent.observation;

/** What an agent stands beside; the symbols of the schema. */
public enum AgentRole {
  UNKNOWN,
  CLIENT,
  WORKER,
  SFU,
  TURN
}
