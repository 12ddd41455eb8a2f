package io.earshot.console.page.call.episode;

import io.earshot.console.report.Verdict;
import org.jspecify.annotations.Nullable;

/** A condition of one leg or hop, looked at second by second. */
interface Rule {

  Subject subject();

  /**
   * What it says of a second. Asked for every second in ascending order, also for those without
   * data.
   *
   * @return null = nothing to judge
   */
  @Nullable Level next(long second);

  /** Value over limit at the second last asked for. */
  double severity();

  /** Whether a second of the evidence is one of the bad ones. */
  boolean contributes(long second);

  /** First second of the evidence for what was said of a second. */
  long evidenceFrom(long second);

  /** Seconds without a judgement after which an episode is over. */
  int maxGapSeconds();

  /** Words of an episode that goes on, judged last at {@code second}. */
  Words now(long second, Verdict verdict);

  /** Words of one that is over. */
  Words past(long sinceSecond, long untilSecond, Verdict verdict);
}
