package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.series.Labels;
import java.util.function.Consumer;

/** One rule at work. */
sealed interface RuleRun extends FiringPlaces permits MeteredRun, RollUpRun, DistantRun {

  Rule rule();

  AlertBook book();

  /** What is known about a group besides its labels. */
  Labels contextOf(Labels group);

  /** Judges every group at a tick that is due. */
  void evaluate(long tick, TransitionSink sink);

  @Override
  default void forEachFiring(Consumer<Labels> action) {
    book().forEachFiring(group -> action.accept(group.plus(contextOf(group))));
  }
}
