package io.earshot.collectors.recording.batch;

import io.earshot.schema.AgentRole;

/** Who would have sent a row, had the call been live: one agent per participant and host. */
public record Agent(String id, String participant, AgentRole role) {

  public static final Agent SFU = new Agent("sfu", "sfu", AgentRole.SFU);
  public static final Agent TURN = new Agent("turn", "turn", AgentRole.TURN);

  public static Agent browserOf(String participant) {
    return new Agent(participant + "/browser", participant, AgentRole.CLIENT);
  }

  public static Agent workerOf(String participant) {
    return new Agent("worker", participant, AgentRole.WORKER);
  }
}
