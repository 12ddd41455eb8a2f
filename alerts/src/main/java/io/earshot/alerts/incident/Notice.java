package io.earshot.alerts.incident;

import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;

/**
 * That somebody must be told now.
 *
 * @param alert its last change, in the words of the rule as it is now
 * @param tick Unix epoch seconds, event time
 * @param validUntilTick who gets it later keeps silent; event time, so a replay tells nobody
 */
public record Notice(Transition alert, long tick, long validUntilTick) {

  public boolean isFiring() {
    return alert.to() != AlertState.RESOLVED;
  }

  /** Whether it is too late to tell anybody, by the clock of the one who would. */
  public boolean isExpiredAt(long wallSecond) {
    return wallSecond > validUntilTick;
  }
}
