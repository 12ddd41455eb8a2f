package io.earshot.agent.transport;

import io.earshot.agent.batch.BatchContent;
import io.earshot.agent.observation.ClockId;
import java.util.Map;

/**
 * A batch on its way. A batch that is sent again has the same number and the same content, and a
 * new time of sending.
 *
 * @param sequence number within the boot, from 0, without gaps
 * @param clock clock of all times in it
 * @param sentNanos nanoseconds of that clock: now
 * @param dropped observations dropped since the boot, by label of the reason
 */
public record Batch(
    AgentIdentity agent,
    long sequence,
    ClockId clock,
    long sentNanos,
    Map<String, Long> dropped,
    BatchContent content) {

  /** What this batch says of where the agent stands; mostly nothing. */
  public Map<String, String> labels() {
    boolean tells = sequence == 0 || content.heartbeat() != null;
    return tells ? agent.labels() : Map.of();
  }
}
