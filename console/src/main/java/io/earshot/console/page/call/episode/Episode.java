package io.earshot.console.page.call.episode;

import io.earshot.console.report.Verdict;
import java.util.Comparator;

/**
 * A stretch of time in which somebody suffered.
 *
 * @param sinceSecond first second, inside the evidence, that contributed; Unix epoch
 * @param untilSecond last second that did
 * @param isCurrent not over yet
 * @param verdict FAIL or UNDECIDED
 * @param severity value over limit, to compare episodes of different kinds
 */
public record Episode(
    Subject subject,
    long sinceSecond,
    long untilSecond,
    boolean isCurrent,
    Verdict verdict,
    double severity,
    Words words) {

  /** Worst first. */
  public static final Comparator<Episode> WORST_FIRST =
      Comparator.comparing((Episode each) -> each.verdict() != Verdict.FAIL)
          .thenComparing(Comparator.comparingInt(Episode::doublings).reversed())
          .thenComparingLong(Episode::sinceSecond)
          .thenComparing(each -> each.subject().title());

  static final Comparator<Episode> NEWEST_FIRST =
      Comparator.comparingLong(Episode::untilSecond)
          .thenComparingLong(Episode::sinceSecond)
          .reversed()
          .thenComparing(each -> each.subject().title());

  /**
   * How often the limit goes into it, as a power of two: of two episodes nearly as bad the same one
   * stays the worst, however they take turns.
   */
  public int doublings() {
    return severity >= 1 ? Math.getExponent(severity) : 0;
  }

  /** Seconds that it lasted, both ends included. */
  public long lastedSeconds() {
    return untilSecond - sinceSecond + 1;
  }
}
