package io.earshot.console.replay;

import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.collectors.recording.ImportedBatch;
import io.earshot.collectors.recording.Recording;
import io.earshot.console.command.Progress;
import io.earshot.console.replay.arrival.ArrivalOrder;
import io.earshot.console.replay.arrival.Pacer;
import io.earshot.console.replay.avro.EngineReplay;
import io.earshot.console.replay.kafka.BrokerReplay;
import io.earshot.console.replay.kafka.BrokerTarget;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.console.rules.RuleFiles;
import io.earshot.streams.session.EngineSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One replay of some recordings.
 *
 * @param order in which batches arrive
 * @param pacer how fast
 * @param engine limits of the engine
 * @param rules of alerts, sound files
 */
public record Replay(
    ArrivalOrder order, Pacer pacer, EngineSettings engine, List<RulesSource> rules) {

  /** Runs to the end; what the engine wrote is in {@code into}. */
  public void run(List<Recording> recordings, @Nullable BrokerTarget target, ReportBuilder into)
      throws InterruptedException {
    List<ImportedBatch> arrivals = order.of(recordings);
    try (Progress progress = Progress.of("replay", "batches", arrivals.size())) {
      if (target == null) {
        EngineReplay.run(engine, arrivals, RuleFiles.sound(rules), pacer, progress::step, into);
      } else {
        BrokerReplay.run(target, engine, arrivals, rules, pacer, progress::step, into);
      }
    }
  }
}
