package io.earshot.console.replay.avro;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.console.replay.arrival.Pacer;
import io.earshot.console.replay.arrival.Step;
import io.earshot.console.replay.arrival.Timeline;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.partition.PartitionRunner;
import io.earshot.streams.partition.RunnerCounters;
import io.earshot.streams.partition.SourceRecord;
import io.earshot.streams.session.EngineSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replay through the engine alone: the bytes that a topic would carry, one partition, no broker.
 */
public final class EngineReplay {

  /** Names subjects only; nothing is created. */
  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);

  private static final FixedSchemaIds IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final byte[] TICK_KEY = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);

  private final WireEncoder<EventBatch> encoder =
      WireEncoder.of(EventBatch.getClassSchema(), TOPICS.topic(TopicKind.EVENTS).subject(), IDS);
  private final PartitionRunner runner;
  private final ReportSink sink;
  private long offset;

  private EngineReplay(EngineSettings engine, RuleSet rules, ReportBuilder into) {
    this.runner = new PartitionRunner(TOPICS, IDS, engine, new RunnerCounters());
    this.sink = new ReportSink(IDS, rules, into);
    runner.restored();
  }

  /**
   * Runs to the end of all sessions.
   *
   * @param engine limits of the engine
   * @param arrivals batches in order of arrival
   * @param rules of alerts
   * @param batchDone called after each of them
   */
  public static void run(
      EngineSettings engine,
      List<ImportedBatch> arrivals,
      RuleSet rules,
      Pacer pacer,
      Runnable batchDone,
      ReportBuilder into)
      throws InterruptedException {
    EngineReplay replay = new EngineReplay(engine, rules, into);
    for (Step step : Timeline.of(arrivals)) {
      pacer.await(step.timestampMillis());
      ImportedBatch imported = step.imported();
      if (imported == null) {
        replay.accept(TICK_KEY, null, step.timestampMillis());
      } else {
        EventBatch batch = imported.batch();
        byte[] key = batch.getSession().getBytes(StandardCharsets.UTF_8);
        replay.accept(key, replay.encoder.encode(batch), step.timestampMillis());
        batchDone.run();
      }
    }
  }

  private void accept(byte[] key, byte @Nullable [] value, long timestampMillis) {
    SourceRecord arrived =
        new SourceRecord(TOPICS.events(), 0, offset++, key, value, timestampMillis);
    runner.accept(arrived, sink);
  }
}
