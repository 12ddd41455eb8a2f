package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;

/** One rule at work. */
sealed interface RuleRun permits MeteredRun, RollUpRun {

  Rule rule();

  AlertBook book();

  /** What is known about a group besides its labels. */
  Labels contextOf(Labels group);

  /** Judges every group at a tick that is due. */
  void evaluate(long tick, TransitionSink sink);
}
