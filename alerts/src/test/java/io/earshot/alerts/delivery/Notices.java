package io.earshot.alerts.delivery;

import io.earshot.alerts.incident.Notice;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Evidence;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.state.Transition;
import java.util.Map;

/** Notices for tests: of alert {@code id}, whose occurrence began at {@code activeTick}. */
public final class Notices {

  public static final long VALID_SECONDS = 240;

  private Notices() {}

  public static Notice firing(String id, long activeTick, long sequence, long tick) {
    return notice(change(id, activeTick, sequence, tick, AlertState.FIRING, "critical"), tick);
  }

  public static Notice resolved(String id, long activeTick, long sequence, long tick) {
    return notice(change(id, activeTick, sequence, tick, AlertState.RESOLVED, "critical"), tick);
  }

  /** The same change, told at a later tick. */
  public static Notice notice(Transition change, long tick) {
    return new Notice(change, tick, tick + VALID_SECONDS);
  }

  public static Transition change(
      String id, long activeTick, long sequence, long tick, AlertState to, String severity) {
    return new Transition(
        id,
        id + "@" + activeTick,
        sequence,
        "HighRtt",
        "00000000",
        Labels.of("session", id),
        Labels.of("region", "eu"),
        tick,
        AlertState.PENDING,
        to,
        Reason.THRESHOLD,
        severity,
        Map.of("summary", "slow"),
        new Evidence(250.0, 100.0, 40, 60),
        activeTick,
        tick + VALID_SECONDS);
  }
}
