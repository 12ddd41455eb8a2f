package io.earshot.media.clock;

/** Whether a delay keeps its budget, as far as the clocks let anyone say. */
public enum BudgetVerdict {
  /** Even the longest delay that fits keeps the budget. */
  PASS,
  /** Even the shortest exceeds it. */
  FAIL,
  /** The budget lies within the interval. */
  UNDECIDED;

  /** Judges a delay that lies within an interval. */
  public static BudgetVerdict of(long loNanos, long hiNanos, long budgetNanos) {
    if (hiNanos <= budgetNanos) {
      return PASS;
    }
    return loNanos > budgetNanos ? FAIL : UNDECIDED;
  }
}
