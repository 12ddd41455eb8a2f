package io.earshot.collectors.recording;

import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.RemoteStamp;
import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds in a recording what a test asks for. */
record Told(Recording recording) {

  List<EventBatch> batches() {
    return recording.batches().stream().map(ImportedBatch::batch).toList();
  }

  List<MarkColumns> marks(MediaStage stage) {
    return all(batch -> batch.getMarks().stream())
        .filter(columns -> columns.getStage() == stage)
        .toList();
  }

  StreamReport report(ReportType type) {
    return all(batch -> batch.getReports().stream())
        .filter(report -> report.getType() == type)
        .findFirst()
        .orElseThrow();
  }

  LifecycleEvent event(LifecycleKind kind, String participant) {
    return all(batch -> batch.getLifecycle().stream())
        .filter(event -> event.getKind() == kind)
        .filter(event -> Objects.equals(event.getParticipant(), participant))
        .findFirst()
        .orElseThrow();
  }

  List<LifecycleEvent> events(LifecycleKind kind) {
    return all(batch -> batch.getLifecycle().stream())
        .filter(event -> event.getKind() == kind)
        .toList();
  }

  List<LifecycleKind> kinds() {
    return all(batch -> batch.getLifecycle().stream()).map(LifecycleEvent::getKind).toList();
  }

  List<UtteranceStage> stages() {
    return all(batch -> batch.getStages().stream()).toList();
  }

  List<ProbeExchange> probes(String participant) {
    return batches().stream()
        .filter(batch -> batch.getParticipant().equals(participant))
        .flatMap(batch -> batch.getProbes().stream())
        .toList();
  }

  List<RemoteStamp> stamps() {
    return all(batch -> batch.getRemoteStamps().stream()).toList();
  }

  private <T> Stream<T> all(Function<EventBatch, Stream<T>> part) {
    return batches().stream().flatMap(part);
  }
}
