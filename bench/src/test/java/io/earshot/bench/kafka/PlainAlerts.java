package io.earshot.bench.kafka;

import io.earshot.alerts.avro.MeasurementReader;
import io.earshot.alerts.partition.AlertSink;
import io.earshot.alerts.partition.FleetAlerts;
import io.earshot.alerts.partition.FleetShare;
import io.earshot.alerts.partition.PartitionInput;
import io.earshot.alerts.partition.RuleBook;
import io.earshot.alerts.partition.SessionAlerts;
import io.earshot.alerts.partition.StateSink;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules in a plain loop: no Streams, no state store, no transaction, no crash. */
public final class PlainAlerts implements AlertSink {

  private static final StateSink NOWHERE = (key, value) -> {};

  private final MeasurementReader reader;
  private final List<SessionAlerts> sessions = new ArrayList<>();
  private final FleetAlerts fleet;
  private final AlertChanges changes = new AlertChanges();

  public PlainAlerts(SchemaIdLookup ids, RuleSet rules, int partitions) {
    RuleBook book = RuleBook.of(rules);
    this.reader = new MeasurementReader(ids, PlainAlerts::refuse);
    for (int partition = 0; partition < partitions; partition++) {
      sessions.add(new SessionAlerts(partition, book, EngineSettings.PARTITIONED, NOWHERE));
    }
    this.fleet = new FleetAlerts(partitions, book, EngineSettings.PARTITIONED, NOWHERE);
  }

  /** Takes the next measurement of a partition; how far the others are does not matter. */
  public void accept(int partition, byte[] value) {
    PartitionInput input = reader.read(value);
    if (input.heard() != null) {
      sessions.get(partition).accept(input.heard());
    }
    if (input.closedSecond() != null) {
      sessions.get(partition).close(input.closedSecond(), null, this);
    }
  }

  /** All that was found so far. */
  public AlertChanges changes() {
    return changes;
  }

  /** Last second judged of everything; null = none. */
  public @Nullable Long judgedTick() {
    return fleet.judgedTick();
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

  private static void refuse(String line) {
    throw new AssertionError("a measurement was refused: " + line);
  }
}
