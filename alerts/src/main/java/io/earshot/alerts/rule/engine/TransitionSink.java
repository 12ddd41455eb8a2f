package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.state.Transition;

/** Takes each change once, in the order of ticks. */
@FunctionalInterface
public interface TransitionSink {

  void accept(Transition transition);

  /** Says that a closed alert is remembered no longer; the next one of this id counts from 1. */
  default void forgotten(String alertId, long tick) {}
}
