package io.earshot.alerts.rule.state;

import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.definition.Subject;
import io.earshot.alerts.rule.series.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of one change of one alert: published once, never edited. Every part is a function of
 * the series, so that a replay makes the same bytes; there is no wall clock and no host in it.
 *
 * @param alertId of rule and labels; the key of the record
 * @param occurrenceId of alertId and activeTick
 * @param sequence 1, 2, 3, … of the alert
 * @param ruleHash which version of the rule it was
 * @param labels identity
 * @param context what else is known about it: labels that inhibitions and roll-ups compare
 * @param tick Unix epoch seconds, event time
 * @param activeTick tick of the breach that the occurrence began with
 * @param validUntilTick who reads this later must not tell anybody
 */
public record Transition(
    String alertId,
    String occurrenceId,
    long sequence,
    String rule,
    String ruleHash,
    Labels labels,
    Labels context,
    long tick,
    AlertState from,
    AlertState to,
    Reason reason,
    String severity,
    Map<String, String> annotations,
    Evidence evidence,
    long activeTick,
    long validUntilTick) {

  /** Twice as long as it takes until an unbroken sender says it again, twice. */
  private static final int VALID_TURNS = 4;

  /**
   * Writes down a change.
   *
   * @param life as it is after the change
   * @param judgment what led to it; null = no evaluation did
   * @param resendSeconds how often firing alerts are told again
   */
  public static Transition of(
      Alert alert, Change change, AlertLife life, @Nullable Judgment judgment, long resendSeconds) {
    Rule rule = alert.rule;
    String alertId = AlertId.of(rule.name(), alert.labels);
    Evidence evidence =
        judgment == null ? Evidence.NONE : Evidence.of(judgment, windowSeconds(rule));
    long turnSeconds = Math.max(rule.timing().intervalSeconds(), resendSeconds);
    return new Transition(
        alertId,
        AlertId.ofOccurrence(alertId, life.activeTick()),
        life.sequence(),
        rule.name(),
        rule.hash(),
        alert.labels,
        alert.context,
        life.changedTick(),
        change.from(),
        change.to(),
        change.reason(),
        life.severity(),
        Annotations.rendered(rule, alert.labels, evidence, life.severity()),
        evidence,
        life.activeTick(),
        life.changedTick() + VALID_TURNS * turnSeconds);
  }

  /**
   * Id of the alert of a rule in a group.
   *
   * @param group values of the labels of its scope
   */
  public static String alertId(Rule rule, Labels group) {
    return AlertId.of(rule.name(), group.plus(rule.labels()));
  }

  /** The same change in the words of the rule as it is now. */
  public Transition inWordsOf(Rule now) {
    return inWordsOf(Annotations.rendered(now, labels, evidence, severity));
  }

  /** The same change with other texts. */
  public Transition inWordsOf(Map<String, String> texts) {
    return new Transition(
        alertId,
        occurrenceId,
        sequence,
        rule,
        ruleHash,
        labels,
        context,
        tick,
        from,
        to,
        reason,
        severity,
        texts,
        evidence,
        activeTick,
        validUntilTick);
  }

  /** The same under the number of an earlier change, whose news it repeats. */
  public Transition numbered(long earlierSequence) {
    return new Transition(
        alertId,
        occurrenceId,
        earlierSequence,
        rule,
        ruleHash,
        labels,
        context,
        tick,
        from,
        to,
        reason,
        severity,
        annotations,
        evidence,
        activeTick,
        validUntilTick);
  }

  private static long windowSeconds(Rule rule) {
    return rule.subject() instanceof Subject.Metered metered ? metered.windowSeconds() : 0;
  }

  /** Which alert of which rule. */
  public record Alert(Rule rule, Labels labels, Labels context) {}
}
