package io.earshot.alerts.topology;

import io.earshot.alerts.partition.InputReader;
import io.earshot.alerts.partition.PartitionInput;
import io.earshot.alerts.partition.SessionAlerts;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Kafka edge of {@link SessionAlerts}. No arithmetic. */
final class SessionAlertProcessor implements Processor<byte[], byte[], byte[], Routed> {

  private final AlertTasks tasks;
  private final InputReader reader;
  private ProcessorContext<byte[], Routed> context;
  private KnownRules rules;
  private SessionAlerts alerts;
  private ForwardingSink sink;
  private AlertCounters.OfTask counted;

  SessionAlertProcessor(AlertTasks tasks) {
    this.tasks = tasks;
    this.reader = tasks.newReader();
  }

  /** Runs after the changelog was read: what is in the store is the state at the last commit. */
  @Override
  public void init(ProcessorContext<byte[], Routed> newContext) {
    context = newContext;
    rules = new KnownRules(context.getStateStore(AlertTopology.RULES_STORE), tasks.rulesReader());
    rules.update();
    AlertStore store = new AlertStore(context.getStateStore(AlertTopology.SESSIONS_STORE));
    int partition = context.taskId().partition();
    alerts = new SessionAlerts(partition, rules.book(), tasks.settings(), store);
    store.forEach(alerts::restore);
    alerts.restored();
    sink = new ForwardingSink(context, tasks.counters());
    counted = tasks.counters().new OfTask(alerts.counters());
    tasks.markRestored(context.taskId(), this);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    tasks.counters().countRecord();
    PartitionInput input = reader.read(record.value());
    if (input.heard() != null) {
      tasks.counters().countDrops(input.heard());
      alerts.accept(input.heard());
    }
    if (input.closedSecond() != null) {
      rules.update();
      alerts.close(input.closedSecond(), tasks.wallMillis(), sink);
      tasks.markJudged(context.taskId(), input.closedSecond());
      tasks.markRules(rules.book().editionAt(input.closedSecond()));
    }
    counted.update(alerts.counters());
  }

  @Override
  public void close() {
    tasks.markClosed(context.taskId(), this);
  }
}
