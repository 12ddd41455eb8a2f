package io.earshot.streams.session.input;

import java.util.List;
import java.util.Map;

/**
 * What one agent saw of one session in at most a second.
 *
 * @param session session id
 * @param agent agent id, unique within the session
 * @param participant participant the agent observes for
 * @param role what the agent stands beside
 * @param boot number of this run of the agent
 * @param sequence number of this batch within the boot
 * @param observations observations that it carries, for the accounting
 * @param clock clock of every time in it
 * @param sentNanos when it was handed to the transport, its clock
 * @param dropped observations the agent dropped since its boot, by reason, cumulative
 * @param labels where the agent stands, as it says
 */
public record Batch(
    String session,
    String agent,
    String participant,
    Role role,
    long boot,
    long sequence,
    int observations,
    ClockName clock,
    long sentNanos,
    Map<String, Long> dropped,
    List<MarkColumn> marks,
    List<Reading> readings,
    List<Probe> probes,
    List<Lifecycle> lifecycle,
    List<StageEvent> stages,
    List<RemoteStamp> stamps,
    Map<Label, String> labels) {

  /** Limit on the marks of one batch; more is hostile or broken. */
  public static final int MAX_MARKS = 1024;

  public Batch {
    if (session.isEmpty()) {
      throw new IllegalArgumentException("session is empty");
    }
    if (observations < 0) {
      throw new IllegalArgumentException("observations=" + observations + " < 0");
    }
    int count = 0;
    for (MarkColumn column : marks) {
      count += column.count();
    }
    if (count > MAX_MARKS) {
      throw new IllegalArgumentException("marks=" + count + " > MAX_MARKS=" + MAX_MARKS);
    }
  }
}
