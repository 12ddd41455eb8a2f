package io.earshot.alerts.rule.engine;

/** What became of a sample. */
public enum Acceptance {
  ACCEPTED,
  /** Same series and second as one before: the first one counts. */
  DUPLICATE,
  /** Its second is judged already; what was published is not edited. */
  LATE,
  /** Too far ahead of the clock to be believed. */
  FUTURE,
  /** Too many wait already. */
  OVERFLOW
}
