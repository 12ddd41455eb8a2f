package io.earshot.console.page.view;

import com.fasterxml.jackson.databind.util.RawValue;
import io.earshot.console.report.Verdict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the list of calls shows.
 *
 * @param reset forget what came before
 * @param sure how sure the sentence is; null = it claims nothing
 * @param order keys of the rows of this window
 * @param rows those that changed
 */
record ListEvent(
    boolean reset,
    String sentence,
    @Nullable String sure,
    Counts counts,
    List<HopTotal> hops,
    List<String> order,
    List<RawValue> rows,
    List<Way> connect) {

  /**
   * Calls by what they are doing.
   *
   * @param live neither silent nor ended nor replayed
   * @param suffering going on, and something fails
   * @param matching the filter
   */
  record Counts(
      int live, int suffering, int undecided, int silent, int ended, int replays, int matching) {}

  /** One hop with a budget, all live calls of the last minute together. */
  record HopTotal(
      String hop,
      String label,
      Shown p95,
      Shown bound,
      Shown budget,
      @Nullable Verdict verdict,
      String verdictText,
      String verdictWords) {}

  /** Whether the other one shows the same, rows aside. */
  boolean hasHeadOf(@Nullable ListEvent other) {
    return other != null
        && sentence.equals(other.sentence)
        && Objects.equals(sure, other.sure)
        && counts.equals(other.counts)
        && hops.equals(other.hops)
        && order.equals(other.order);
  }
}
