package io.earshot.console.replay.kafka;

import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.replay.arrival.Pacer;
import io.earshot.console.replay.arrival.PartitionedSteps;
import io.earshot.console.replay.arrival.PartitionedSteps.Placed;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.schemas.registry.RegistryException;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.session.EngineSettings;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/**
 * Replay through a broker: topics and an application of its own, the report rebuilt from what any
 * consumer can read. A broker that goes away ends it within 30 s.
 */
public final class BrokerReplay {

  private BrokerReplay() {}

  /**
   * Runs to the end of all sessions.
   *
   * @param arrivals batches in order of arrival
   * @param rules of alerts
   * @param batchDone called after each of them was handed to the broker
   */
  public static void run(
      BrokerTarget target,
      EngineSettings settings,
      List<ImportedBatch> arrivals,
      List<RulesSource> rules,
      Pacer pacer,
      Runnable batchDone,
      ReportBuilder into)
      throws InterruptedException {
    try (Broker broker = new Broker(target.bootstrap())) {
      try {
        TopicPlan plan = ReplayTopics.create(broker, target.run());
        SchemaRegistry registry = SchemaRegistry.at(target.registryUrl());
        registry.publish(plan);
        SchemaIdLookup ids = RegistrySchemaIds.of(registry);
        try (ReplayEngine engine = ReplayEngine.start(target, settings, plan, ids);
            OutputReader reader = new OutputReader(target.bootstrap(), ids, plan, into)) {
          try (EventWriter writer = writer(target, plan, ids)) {
            PartitionedSteps steps = PartitionedSteps.of(arrivals, writer::partitionOf);
            int partitions = steps.lastSeconds().size();
            try (ReplayAlerts alerts = ReplayAlerts.start(target, plan, ids, rules, partitions)) {
              write(steps, writer, engine, pacer, batchDone);
              new OutputWait(reader, engine, alerts).untilClosed(broker, steps.lastSeconds());
            }
          }
        }
      } catch (RegistryException e) {
        throw CommandFailure.unreachable(String.valueOf(e.getMessage()), e);
      } catch (KafkaException e) {
        throw broker.unreachable(e);
      }
    }
  }

  private static EventWriter writer(BrokerTarget target, TopicPlan plan, SchemaIdLookup ids) {
    int partitions = plan.topic(TopicKind.EVENTS).partitions();
    return new EventWriter(target.bootstrap(), ids, plan.events(), partitions);
  }

  private static void write(
      PartitionedSteps steps,
      EventWriter writer,
      ReplayEngine engine,
      Pacer pacer,
      Runnable batchDone)
      throws InterruptedException {
    for (Placed placed : steps.inOrder()) {
      engine.requireRunning();
      pacer.await(placed.newestMillis());
      ImportedBatch imported = placed.step().imported();
      if (imported == null) {
        writer.writeTick(placed.partition(), placed.step().timestampMillis());
      } else {
        writer.write(imported.batch(), placed.step().timestampMillis());
        batchDone.run();
      }
    }
    writer.flush();
  }
}
