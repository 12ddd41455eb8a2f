package io.earshot.alerts.partition;

import io.earshot.alerts.rule.engine.TransitionSink;
import io.earshot.alerts.rule.state.Transition;
import java.util.List;

/**
 * Hands changes on and keeps them.
 *
 * @param kept grows
 */
record Collecting(List<Transition> kept, AlertSink sink) implements TransitionSink {

  @Override
  public void accept(Transition transition) {
    kept.add(transition);
    sink.transition(transition);
  }

  @Override
  public void forgotten(String alertId, long tick) {
    sink.forgotten(alertId, tick);
  }
}
