package io.earshot.agent.http;

import io.earshot.agent.batch.BatchContent;
import io.earshot.agent.batch.MarkColumns;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.Heartbeat;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.StreamReport;
import io.earshot.agent.observation.UtteranceStage;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Batch;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A batch in the words of the schema; what is absent has its default. */
final class BatchJson {

  private final JsonText json;

  private BatchJson(JsonText json) {
    this.json = json;
  }

  /** Writes the batch as one object. */
  static void write(JsonText json, Batch batch) {
    new BatchJson(json).batch(batch);
  }

  private void batch(Batch batch) {
    AgentIdentity agent = batch.agent();
    BatchContent content = batch.content();
    json.open()
        .field("session", agent.session())
        .field("agent", agent.agent())
        .field("participant", agent.participant())
        .field("role", agent.role().name())
        .field("boot", agent.boot())
        .field("sequence", batch.sequence())
        .field("observations", content.observations());
    clock("clock", batch.clock());
    json.field("sentNanos", batch.sentNanos());
    json.name("dropped").open();
    batch.dropped().forEach(json::field);
    json.close();
    labels(batch.labels());
    each("marks", content.marks(), this::marks);
    each("reports", content.reports(), this::report);
    each("probes", content.probes(), this::probe);
    each("lifecycle", content.lifecycle(), this::event);
    each("stages", content.stages(), this::stage);
    Heartbeat heartbeat = content.heartbeat();
    each("heartbeats", heartbeat == null ? List.of() : List.of(heartbeat), this::heartbeat);
    json.close();
  }

  private void labels(Map<String, String> labels) {
    if (!labels.isEmpty()) {
      json.name("labels").open();
      labels.forEach(json::field);
      json.close();
    }
  }

  private <T> void each(String name, List<T> all, Consumer<T> writer) {
    if (all.isEmpty()) {
      return;
    }
    json.name(name).openArray();
    for (T one : all) {
      json.open();
      writer.accept(one);
      json.close();
    }
    json.closeArray();
  }

  private void clock(String name, ClockId clock) {
    json.name(name)
        .open()
        .field("node", clock.node())
        .field("clock", clock.clock())
        .field("epoch", clock.epoch())
        .close();
  }

  private void marks(MarkColumns columns) {
    MarkSource source = columns.source();
    json.field("stage", source.stage().name())
        .field("participant", source.participant())
        .field("ssrc", source.ssrc())
        .field("payloadType", whole(source.payloadType()))
        .field("baseNanos", columns.baseNanos())
        .field("count", columns.count())
        .field("atDeltaNanos", columns.atDeltaNanos())
        .field("rtpTimestampDelta", columns.rtpTimestampDelta())
        .field("sequenceNumber", columns.sequenceNumber())
        .field("payloadHash", columns.payloadHash())
        .field("payloadBytes", columns.payloadBytes())
        .field("primaryHash", columns.primaryHash())
        .field("primaryBytes", columns.primaryBytes())
        .field("sinceCaptureNanos", columns.sinceCaptureNanos())
        .field("opusToc", columns.opusToc());
  }

  private void report(StreamReport report) {
    json.field("type", report.type().name()).field("atNanos", report.atNanos());
    report.forEach(
        (field, value) -> {
          if (value instanceof String text) {
            json.field(field.wireName(), text);
          } else if (value instanceof Long whole) {
            json.field(field.wireName(), whole);
          } else if (value instanceof Double real) {
            json.field(field.wireName(), real);
          }
        });
  }

  private void probe(ProbeExchange probe) {
    json.field("participant", probe.participant());
    clock("peerClock", probe.peerClock());
    json.field("requestSentNanos", probe.requestSentNanos())
        .field("requestReceivedNanos", probe.requestReceivedNanos())
        .field("responseSentNanos", probe.responseSentNanos())
        .field("responseReceivedNanos", probe.responseReceivedNanos());
  }

  private void event(LifecycleEvent event) {
    AgentRole role = event.role();
    json.field("kind", event.kind().name())
        .field("atNanos", event.atNanos())
        .field("participant", event.participant())
        .field("role", role == null ? null : role.name())
        .field("connection", event.connection())
        .field("track", event.track())
        .field("ssrc", event.ssrc())
        .field("peer", event.peer())
        .field("relayed", event.relayed())
        .field("transport", event.transport())
        .field("reason", event.reason());
  }

  private void stage(UtteranceStage stage) {
    json.field("utterance", stage.utterance())
        .field("stage", stage.stage().name())
        .field("atNanos", stage.atNanos())
        .field("track", stage.track())
        .field("queuedNanos", stage.queuedNanos());
  }

  private void heartbeat(Heartbeat heartbeat) {
    json.field("atNanos", heartbeat.atNanos())
        .field("wallMicros", heartbeat.wallMicros())
        .field("acceptedObservations", heartbeat.acceptedObservations())
        .field("ackedObservations", heartbeat.ackedObservations())
        .field("queuedObservations", heartbeat.queuedObservations())
        .field("agentCpuNanos", heartbeat.agentCpuNanos())
        .field("processCpuNanos", heartbeat.processCpuNanos())
        .field("heapUsedBytes", heartbeat.heapUsedBytes())
        .field("residentBytes", heartbeat.residentBytes());
  }

  private static @Nullable Long whole(@Nullable Integer value) {
    return value == null ? null : value.longValue();
  }
}
