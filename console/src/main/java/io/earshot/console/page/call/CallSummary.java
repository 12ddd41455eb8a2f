package io.earshot.console.page.call;

import io.earshot.console.report.SessionReport;

/**
 * The newest summary of a call.
 *
 * @param report the numbers, as the report says them
 * @param isEnded the last one
 * @param startSecond second of its first event, Unix epoch
 * @param endSecond second of its last event so far
 */
public record CallSummary(
    SessionReport report,
    boolean isEnded,
    long startSecond,
    long endSecond,
    CallAccounting accounting) {

  /** Whether this one of two is to be believed: summaries only grow, until the last. */
  boolean isNewerThan(CallSummary other) {
    return endSecond != other.endSecond ? endSecond > other.endSecond : !other.isEnded || isEnded;
  }
}
