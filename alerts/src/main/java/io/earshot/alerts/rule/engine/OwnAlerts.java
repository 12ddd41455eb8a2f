package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.AlertsOnRules;
import io.earshot.alerts.rule.definition.Condition;
import io.earshot.alerts.rule.definition.Judgment;
import io.earshot.alerts.rule.definition.Outcome;
import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Change;
import io.earshot.alerts.rule.state.Reason;
import io.earshot.alerts.rule.window.Reading;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alerts that rules have about themselves; see {@link AlertsOnRules}. */
final class OwnAlerts {

  private static final Judgment CLEAR = Judgment.without(Outcome.CLEAR);

  private final AlertBook noData;
  private final AlertBook overflow;
  private final AlertBook error;

  /** Ailments that another engine tells; null = this one tells them. */
  private final @Nullable List<Ailment> ailments;

  OwnAlerts(long resendSeconds, Stage stage) {
    ailments = stage == Stage.SESSIONS ? new ArrayList<>() : null;
    noData = new AlertBook(AlertsOnRules.NO_DATA, resendSeconds);
    overflow = new AlertBook(AlertsOnRules.OVERFLOW, resendSeconds);
    error = new AlertBook(AlertsOnRules.ERROR, resendSeconds);
  }

  /** Looks at one evaluation of a rule's alert: data that stopped, or came back. */
  void watch(
      Labels alert,
      Labels context,
      long tick,
      Judgment judgment,
      @Nullable Change change,
      TransitionSink sink) {
    boolean isGone =
        change != null && change.to() == AlertState.RESOLVED && change.reason() == Reason.NO_DATA;
    if (isGone) {
      noData.step(alert, context, tick, breach(AlertsOnRules.NO_DATA), sink);
    } else if (judgment.outcome().isDecided() && noData.isOpen(alert)) {
      noData.step(alert, context, tick, CLEAR, sink);
    }
  }

  void judgeOverflow(Rule rule, long tick, boolean isOver, TransitionSink sink) {
    judge(overflow, Ailment.Kind.OVERFLOW, rule, tick, isOver, sink);
  }

  void judgeError(Rule rule, long tick, boolean isError, TransitionSink sink) {
    judge(error, Ailment.Kind.ERROR, rule, tick, isError, sink);
  }

  private void judge(
      AlertBook book,
      Ailment.Kind kind,
      Rule rule,
      long tick,
      boolean isBreach,
      TransitionSink sink) {
    if (ailments != null) {
      if (isBreach) {
        ailments.add(new Ailment(rule.name(), kind));
      }
    } else if (isBreach || book.hasOpen()) {
      Judgment judgment = isBreach ? breach(book.rule()) : CLEAR;
      book.step(nameOf(rule.name()), Labels.EMPTY, tick, judgment, sink);
    }
  }

  /** What was found since the last question, to be told elsewhere. */
  List<Ailment> takeAilments() {
    if (ailments == null || ailments.isEmpty()) {
      return List.of();
    }
    List<Ailment> taken = List.copyOf(ailments);
    ailments.clear();
    return taken;
  }

  private static Judgment breach(Rule rule) {
    Condition condition = rule.condition();
    return condition.judge(Reading.exact(1, 1), false);
  }

  /** What ended need not come back. */
  void end(Labels ended, long tick, TransitionSink sink) {
    noData.retire(tick, Reason.ENDED, (labels, life) -> labels.includes(ended), sink);
  }

  /** A rule that is gone has no alerts, nor have others about it. */
  void retire(String rule, long tick, TransitionSink sink) {
    Labels name = nameOf(rule);
    for (AlertBook book : all()) {
      book.retire(tick, Reason.RULE_DELETED, (labels, life) -> labels.includes(name), sink);
    }
  }

  /** Once a second: gives up what does not come back. */
  void pass(long tick, TransitionSink sink) {
    long forgetSeconds = AlertsOnRules.NO_DATA.timing().forgetSeconds();
    if (noData.hasOpen()) {
      noData.retire(
          tick, Reason.EXPIRED, (labels, life) -> tick - life.activeTick() >= forgetSeconds, sink);
    }
    for (AlertBook book : all()) {
      book.forget(tick, sink);
    }
  }

  /** Labels of an alert about an alert. */
  static Labels about(Rule rule, Labels group) {
    return group.plus(rule.labels()).plus(nameOf(rule.name()));
  }

  private static Labels nameOf(String rule) {
    return Labels.of(AlertsOnRules.ALERT, rule);
  }

  private AlertBook[] all() {
    return new AlertBook[] {noData, overflow, error};
  }

  void writeTo(SnapshotWriter out) {
    for (AlertBook book : all()) {
      book.writeTo(out);
    }
  }

  void readFrom(SnapshotReader in) {
    for (AlertBook book : all()) {
      book.readFrom(in);
    }
  }
}
