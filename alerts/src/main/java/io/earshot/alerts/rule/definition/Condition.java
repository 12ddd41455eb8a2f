package io.earshot.alerts.rule.definition;

import io.earshot.alerts.rule.window.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a reading is a breach. Beyond means strictly beyond: a value equal to its threshold is none.
 * A value known within a bound breaches only with all of its bound and clears only with all of it;
 * in between it is undecided, and undecided never fires.
 *
 * @param isAbove whether values above are bad, else those below
 * @param severities from the mildest threshold to the worst; at least one
 * @param clear value on whose good side a firing alert clears; null = the mildest threshold
 */
public record Condition(boolean isAbove, List<Severity> severities, @Nullable Double clear) {

  public Condition {
    severities = List.copyOf(severities);
  }

  /** Breached by anything at all; of rules that have no number, and of alerts about alerts. */
  public static Condition always(String severity) {
    return new Condition(true, List.of(new Severity(severity, null)), null);
  }

  /**
   * Judges a reading with enough samples.
   *
   * @param isFiring whether the alert fires already, so that hysteresis holds it
   */
  public Judgment judge(Reading reading, boolean isFiring) {
    Severity breached = null;
    for (Severity severity : severities) {
      if (isBeyond(severity, reading)) {
        breached = severity;
      }
    }
    if (breached != null) {
      return Judgment.of(Outcome.BREACH, reading, breached);
    }
    Severity mildest = severities.get(0);
    if (isFiring && clear != null) {
      boolean isCleared = isAbove ? reading.highest() < clear : reading.lowest() > clear;
      return Judgment.of(isCleared ? Outcome.CLEAR : Outcome.BETWEEN, reading, mildest);
    }
    return Judgment.of(
        isWithin(mildest, reading) ? Outcome.CLEAR : Outcome.UNDECIDED, reading, mildest);
  }

  private boolean isBeyond(Severity severity, Reading reading) {
    Double threshold = severity.threshold();
    return threshold == null
        || (isAbove ? reading.lowest() > threshold : reading.highest() < threshold);
  }

  private boolean isWithin(Severity severity, Reading reading) {
    Double threshold = severity.threshold();
    return threshold != null
        && (isAbove ? reading.highest() <= threshold : reading.lowest() >= threshold);
  }

  /** The mildest severity: what an alert has that no threshold told. */
  public String mildest() {
    return severities.get(0).name();
  }
}
