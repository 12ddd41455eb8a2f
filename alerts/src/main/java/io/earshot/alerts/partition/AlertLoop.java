package io.earshot.alerts.partition;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.state.Transition;

/** Rules over one partition from its beginning, without a broker: what a replay of a file runs. */
public final class AlertLoop {

  private static final StateSink NOWHERE = (key, value) -> {};

  private final InputReader reader;
  private final SessionAlerts sessions;
  private final FleetAlerts fleet;
  private final AlertSink sink;

  /** Rules that hold from the beginning to the end. */
  public AlertLoop(InputReader reader, RuleSet rules, AlertSink sink) {
    RuleBook book = RuleBook.of(rules);
    this.reader = reader;
    this.sink = new Sharing(sink);
    this.sessions = new SessionAlerts(0, book, EngineSettings.PARTITIONED, NOWHERE);
    this.fleet = new FleetAlerts(1, book, EngineSettings.PARTITIONED, NOWHERE);
  }

  /** Takes the next record of the partition. */
  public void accept(byte[] value) {
    PartitionInput input = reader.read(value);
    if (input.heard() != null) {
      sessions.accept(input.heard());
    }
    if (input.closedSecond() != null) {
      sessions.close(input.closedSecond(), null, sink);
    }
  }

  /** The fleet is this partition alone. */
  private final class Sharing implements AlertSink {

    private final AlertSink outside;

    Sharing(AlertSink outside) {
      this.outside = outside;
    }

    @Override
    public void transition(Transition transition) {
      outside.transition(transition);
    }

    @Override
    public void forgotten(String alertId, long second) {
      outside.forgotten(alertId, second);
    }

    @Override
    public void share(FleetShare share) {
      outside.share(share);
      fleet.accept(share, outside);
    }
  }
}
