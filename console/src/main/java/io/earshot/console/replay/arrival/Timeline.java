package io.earshot.console.replay.arrival;

import io.earshot.collectors.recording.ImportedBatch;
import java.util.ArrayList;
import java.util.List;

/** Recorded batches of one partition with the ticks that a live partition would have seen. */
public final class Timeline {

  /** Well below the 60 s that a record may be ahead of the last tick. */
  static final long MAX_STEP_MILLIS = 5_000;

  /** Silence that ends every session (60 s), closes every window, and then some. */
  public static final long CLOSING_MILLIS = 120_000;

  private Timeline() {}

  /**
   * Puts a tick in front of every batch that is far ahead of all before it, and a last one that
   * ends all sessions.
   *
   * @param inOrder batches in order of arrival; timestamps may go back within the grace
   */
  public static List<Step> of(List<ImportedBatch> inOrder) {
    List<Step> steps = new ArrayList<>(inOrder.size() + 2);
    long newestMillis = Long.MAX_VALUE;
    for (ImportedBatch imported : inOrder) {
      long millis = imported.receiptMillis();
      boolean first = steps.isEmpty();
      if (!first && millis - newestMillis > MAX_STEP_MILLIS) {
        steps.add(Step.tick(millis));
      }
      steps.add(Step.arrival(imported));
      newestMillis = first ? millis : Math.max(newestMillis, millis);
    }
    if (!steps.isEmpty()) {
      steps.add(Step.tick(newestMillis + CLOSING_MILLIS));
    }
    return steps;
  }

  /** Second that the last tick of {@code steps} closes, Unix epoch. */
  public static long lastSecond(List<Step> steps) {
    return Math.floorDiv(steps.get(steps.size() - 1).timestampMillis(), 1_000L);
  }
}
