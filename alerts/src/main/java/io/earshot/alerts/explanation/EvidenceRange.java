package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.state.Transition;

/**
 * Which seconds show how an alert came about: from a window before its breach to half a minute
 * after it fired. Bounded, so that a rule over a day does not make anybody read one.
 *
 * @param shownFromSecond first second that is judged again, Unix epoch
 * @param toSecond last one
 * @param windowSeconds w of {@code (t - w, t]}
 */
public record EvidenceRange(long shownFromSecond, long toSecond, long windowSeconds) {

  /** What happened after it fired: whether it got better by itself. */
  public static final long AFTER_SECONDS = 30;

  /** A longer window is not read again. */
  public static final long MAX_WINDOW_SECONDS = 3600;

  static final long MAX_BEFORE_SECONDS = 600;
  static final long MAX_SECONDS = 1200;

  /**
   * Range around an edge.
   *
   * @param edge the change that is explained
   * @param nowSecond up to which everything is judged
   */
  static EvidenceRange of(Transition edge, Subject.Metered subject, long nowSecond) {
    return of(edge, subject.windowSeconds(), subject.windowSeconds(), nowSecond);
  }

  /** Range around the edge of a roll-up, which counts what fires at one second. */
  static EvidenceRange ofRollUp(Transition edge, long nowSecond) {
    return of(edge, AFTER_SECONDS, 0, nowSecond);
  }

  private static EvidenceRange of(
      Transition edge, long beforeSeconds, long windowSeconds, long nowSecond) {
    long toSecond = Math.max(edge.tick(), Math.min(nowSecond, edge.tick() + AFTER_SECONDS));
    long fromSecond = edge.activeTick() - Math.min(beforeSeconds, MAX_BEFORE_SECONDS);
    return new EvidenceRange(
        Math.max(fromSecond, toSecond - MAX_SECONDS + 1), toSecond, windowSeconds);
  }

  /** First second whose samples are in any of the windows. */
  public long readFromSecond() {
    return shownFromSecond - windowSeconds + 1;
  }

  /** Whether its beginning is left out. */
  boolean isCut() {
    return toSecond - shownFromSecond + 1 >= MAX_SECONDS;
  }
}
