package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.rule.state.Transition;

/** Takes changes of alerts, those of each alert in order. */
@FunctionalInterface
interface ChangeSink {

  /**
   * An alert changed.
   *
   * @param isOld whether it was there before we began to read
   */
  void changed(Transition transition, boolean isOld);
}
