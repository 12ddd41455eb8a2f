package io.earshot.console.replay.avro;

import io.earshot.alerts.partition.AlertSink;
import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.report.avro.ReportBuilder;

/** Alerts on their way into a report, which forgets none. */
record ReportedAlerts(ReportBuilder into) implements AlertSink {

  @Override
  public void transition(Transition transition) {
    into.add(transition);
  }

  @Override
  public void forgotten(String alertId, long second) {
    // A report is about the past.
  }

  @Override
  public void share(FleetShare share) {
    // Stays inside.
  }
}
