package io.earshot.alerts.rule.definition;

/** What one evaluation of a rule found out about one group. */
public enum Outcome {
  /** Beyond the threshold, with all of its bound. */
  BREACH,
  /** Certainly not beyond it; of a firing alert with hysteresis: past the clearing value, too. */
  CLEAR,
  /** Of a firing alert with hysteresis: no longer beyond the threshold, not yet cleared. */
  BETWEEN,
  /** The threshold lies inside the bound, or nobody could tell silence from loss of all input. */
  UNDECIDED,
  /** Fewer samples than the rule asks for. */
  INSUFFICIENT,
  /** No sample in the window. */
  NO_DATA,
  /** What the group is about ended as it should. */
  ENDED,
  /** Nothing was heard of it for so long that it is given up. */
  EXPIRED,
  /** A sample made no sense: everything stays as it is. */
  ERROR;

  /** Whether it says anything about the state of the call. */
  public boolean isDecided() {
    return this == BREACH || this == CLEAR || this == BETWEEN;
  }
}
