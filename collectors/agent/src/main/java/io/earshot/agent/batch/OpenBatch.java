package io.earshot.agent.batch;

import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.Observation;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.StreamReport;
import io.earshot.agent.observation.UtteranceStage;
import io.earshot.agent.queue.SampleRow;
import io.earshot.agent.queue.StateLane.Waiting;
import java.util.ArrayList;
import java.util.List;

/** A batch that still grows. */
final class OpenBatch {

  private final int epoch;
  private final List<OpenColumns> columns = new ArrayList<>();
  private final List<StreamReport> reports = new ArrayList<>();
  private final List<ProbeExchange> probes = new ArrayList<>();
  private final List<LifecycleEvent> lifecycle = new ArrayList<>();
  private final List<UtteranceStage> stages = new ArrayList<>();
  private long queuedNanos;
  private int samples;
  private long sampleBytes;
  private int states;
  private long stateBytes;

  OpenBatch(long nowNanos, int epoch) {
    this.queuedNanos = nowNanos;
    this.epoch = epoch;
  }

  int epoch() {
    return epoch;
  }

  void add(Waiting waiting) {
    states++;
    stateBytes += waiting.event().sizeBytes();
    put(waiting.event());
  }

  void add(SampleRow row) {
    samples++;
    queuedNanos = Math.min(queuedNanos, row.queuedNanos());
    MarkSource source = row.source();
    if (source != null) {
      columnsFor(source, row).add(row);
      return;
    }
    Observation observation = row.observation();
    if (observation != null) {
      sampleBytes += observation.sizeBytes();
      put(observation);
    }
  }

  private void put(Observation observation) {
    if (observation instanceof StreamReport report) {
      reports.add(report);
    } else if (observation instanceof ProbeExchange probe) {
      probes.add(probe);
    } else if (observation instanceof UtteranceStage stage) {
      stages.add(stage);
    } else if (observation instanceof LifecycleEvent event) {
      lifecycle.add(event);
    }
  }

  /** The newest columns of the source are the only ones that may go on: rows keep their order. */
  private OpenColumns columnsFor(MarkSource source, SampleRow row) {
    for (int i = columns.size() - 1; i >= 0; i--) {
      if (columns.get(i).fits(source, row)) {
        return columns.get(i);
      }
    }
    OpenColumns fresh = new OpenColumns(source, row, BatchCutter.MAX_SAMPLES);
    columns.add(fresh);
    return fresh;
  }

  BatchContent close() {
    return new BatchContent(
        queuedNanos,
        epoch,
        samples,
        sampleBytes,
        states,
        stateBytes,
        columns.stream().map(OpenColumns::close).toList(),
        List.copyOf(reports),
        List.copyOf(probes),
        List.copyOf(lifecycle),
        List.copyOf(stages),
        null);
  }
}
