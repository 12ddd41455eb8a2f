package io.earshot.media.finding;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a call may have suffered from.
 *
 * @param severity value over limit
 * @param leg of a stream, or name of a hop
 * @param participant whose leg or hop it is; null = unknown
 * @param claim words without a full stop
 */
record Suspect(
    Cause cause,
    double severity,
    String leg,
    @Nullable String participant,
    String claim,
    List<Evidence> evidence) {

  /**
   * The order in which things are named, whatever the order in which they were given. Two streams
   * of one leg may say the same in words: then their ids and numbers decide.
   */
  static final Comparator<Suspect> WORST_FIRST =
      Comparator.comparingDouble(Suspect::severity)
          .reversed()
          .thenComparing(Suspect::cause)
          .thenComparingInt(each -> Subject.pathIndex(each.leg))
          .thenComparing(Suspect::claim)
          .thenComparing(each -> each.evidence.toString());
}
