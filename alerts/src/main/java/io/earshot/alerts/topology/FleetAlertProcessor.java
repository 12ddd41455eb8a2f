package io.earshot.alerts.topology;

import io.earshot.alerts.partition.FleetAlerts;
import io.earshot.alerts.partition.FleetShare;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Kafka edge of {@link FleetAlerts}. No arithmetic. */
final class FleetAlertProcessor implements Processor<byte[], byte[], byte[], Routed> {

  private final AlertTasks tasks;
  private ProcessorContext<byte[], Routed> context;
  private KnownRules rules;
  private FleetAlerts alerts;
  private ForwardingSink sink;

  FleetAlertProcessor(AlertTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void init(ProcessorContext<byte[], Routed> newContext) {
    context = newContext;
    rules = new KnownRules(context.getStateStore(AlertTopology.RULES_STORE), tasks.rulesReader());
    rules.update();
    AlertStore store = new AlertStore(context.getStateStore(AlertTopology.FLEET_STORE));
    alerts = new FleetAlerts(tasks.partitions(), rules.book(), tasks.settings(), store);
    store.forEach(alerts::restore);
    alerts.restored();
    sink = new ForwardingSink(context, tasks.counters());
    tasks.markRestored(context.taskId(), this);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    rules.update();
    Long before = alerts.judgedTick();
    alerts.accept(FleetShare.of(record.value()), sink);
    Long now = alerts.judgedTick();
    if (now != null && !now.equals(before)) {
      sink.judged(now);
      tasks.markJudged(context.taskId(), now);
    }
  }

  @Override
  public void close() {
    tasks.markClosed(context.taskId(), this);
  }
}
