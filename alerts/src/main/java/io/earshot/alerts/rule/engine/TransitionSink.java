package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.state.Transition;

/** Takes each change once, in the order of ticks. */
@FunctionalInterface
public interface TransitionSink {

  void accept(Transition transition);
}
