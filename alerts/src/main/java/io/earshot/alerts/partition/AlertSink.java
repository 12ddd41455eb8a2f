package io.earshot.alerts.partition;

import io.earshot.alerts.rule.state.Transition;

/** Where the results of rules go. */
public interface AlertSink {

  /** For a restart, which has published everything before. */
  AlertSink NONE =
      new AlertSink() {
        @Override
        public void transition(Transition transition) {}

        @Override
        public void forgotten(String alertId, long second) {}

        @Override
        public void share(FleetShare share) {}
      };

  /** One change of one alert. */
  void transition(Transition transition);

  /** A closed alert that nobody will hear of again. */
  void forgotten(String alertId, long second);

  /** What goes to the fleet; once for each second. */
  void share(FleetShare share);
}
