package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Rule;

/** Which rules an engine evaluates, where their series are spread over partitions. */
public enum Stage {
  /** All of them, where all series meet. */
  WHOLE,
  /**
   * Those whose series are of one session, where some sessions meet. What they meet is a matter of
   * chance, so no result is a function of it.
   */
  SESSIONS,
  /**
   * Those whose series are of several sessions. Of the others it knows what fires, for roll-ups,
   * and what ails them, so that it is said once and not once by each partition.
   */
  FLEET;

  boolean evaluates(Rule rule) {
    return this == WHOLE || (this == FLEET) == rule.scope().isWide();
  }
}
