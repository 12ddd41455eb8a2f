package io.earshot.bench.rules;

import io.earshot.alerts.partition.AlertSink;
import io.earshot.alerts.partition.FleetAlerts;
import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.partition.RuleBook;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.partition.SessionAlerts;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.bench.kafka.AlertChanges;
import java.util.ArrayList;
import java.util.List;

/** Both stages in a plain loop. */
final class ScenarioLoop implements ScenarioTarget, AlertSink {

  private final RuleBook book = new RuleBook();
  private final List<SessionAlerts> sessions = new ArrayList<>();
  private final FleetAlerts fleet;
  private final AlertChanges changes = new AlertChanges();

  ScenarioLoop(EngineSettings settings, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      sessions.add(new SessionAlerts(partition, book, settings, (key, value) -> {}));
    }
    fleet = new FleetAlerts(partitions, book, settings, (key, value) -> {});
  }

  AlertChanges changes() {
    return changes;
  }

  @Override
  public void learn(long fromSecond, RuleSet rules) {
    book.learn(fromSecond, rules);
  }

  @Override
  public void hear(int partition, SecondOfSession heard) {
    sessions.get(partition).accept(heard);
  }

  @Override
  public void close(long second) {
    sessions.forEach(each -> each.close(second, null, this));
  }

  @Override
  public void transition(Transition transition) {
    changes.add(AlertRecord.bytes(transition));
  }

  @Override
  public void forgotten(String alertId, long second) {}

  @Override
  public void share(FleetShare share) {
    fleet.accept(FleetShare.of(share.toBytes()), this);
  }
}
