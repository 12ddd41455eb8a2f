package io.earshot.agent.kafka;

import io.earshot.agent.batch.BatchContent;
import io.earshot.agent.batch.MarkColumns;
import io.earshot.agent.observation.ClockId;
import io.earshot.agent.observation.Heartbeat;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.ProbeExchange;
import io.earshot.agent.observation.UtteranceStage;
import io.earshot.agent.transport.AgentIdentity;
import io.earshot.agent.transport.Batch;
import io.earshot.schema.AgentHeartbeat;
import io.earshot.schema.AgentRole;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleKind;
import io.earshot.schema.MediaStage;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch as the record of the schema. */
final class BatchRecord {

  private BatchRecord() {}

  /** Takes session and participant as given: whoever opens the transport has them checked. */
  static EventBatch of(Batch batch) {
    AgentIdentity agent = batch.agent();
    BatchContent content = batch.content();
    Heartbeat heartbeat = content.heartbeat();
    return EventBatch.newBuilder()
        .setSession(String.valueOf(agent.session()))
        .setAgent(agent.agent())
        .setParticipant(String.valueOf(agent.participant()))
        .setRole(AgentRole.valueOf(agent.role().name()))
        .setBoot(agent.boot())
        .setSequence(batch.sequence())
        .setObservations(content.observations())
        .setClock(clock(batch.clock()))
        .setSentNanos(batch.sentNanos())
        .setDropped(batch.dropped())
        .setMarks(content.marks().stream().map(BatchRecord::marks).toList())
        .setReports(content.reports().stream().map(ReportRecord::of).toList())
        .setProbes(content.probes().stream().map(BatchRecord::probe).toList())
        .setLifecycle(content.lifecycle().stream().map(BatchRecord::event).toList())
        .setStages(content.stages().stream().map(BatchRecord::stage).toList())
        .setLabels(batch.labels())
        .setHeartbeats(heartbeat == null ? List.of() : List.of(beat(heartbeat)))
        .build();
  }

  private static io.earshot.schema.ClockId clock(ClockId clock) {
    return new io.earshot.schema.ClockId(clock.node(), clock.clock(), clock.epoch());
  }

  private static io.earshot.schema.MarkColumns marks(MarkColumns columns) {
    MarkSource source = columns.source();
    return new io.earshot.schema.MarkColumns(
        MediaStage.valueOf(source.stage().name()),
        source.participant(),
        source.ssrc(),
        source.payloadType(),
        columns.baseNanos(),
        columns.count(),
        list(columns.atDeltaNanos()),
        list(columns.rtpTimestampDelta()),
        list(columns.sequenceNumber()),
        list(columns.payloadHash()),
        list(columns.payloadBytes()),
        list(columns.primaryHash()),
        list(columns.primaryBytes()),
        list(columns.sinceCaptureNanos()),
        list(columns.opusToc()));
  }

  private static List<Integer> list(int[] column) {
    return Arrays.stream(column).boxed().toList();
  }

  private static io.earshot.schema.ProbeExchange probe(ProbeExchange probe) {
    return new io.earshot.schema.ProbeExchange(
        probe.participant(),
        clock(probe.peerClock()),
        probe.requestSentNanos(),
        probe.requestReceivedNanos(),
        probe.responseSentNanos(),
        probe.responseReceivedNanos());
  }

  private static io.earshot.schema.LifecycleEvent event(LifecycleEvent event) {
    return new io.earshot.schema.LifecycleEvent(
        LifecycleKind.valueOf(event.kind().name()),
        event.atNanos(),
        event.participant(),
        role(event.role()),
        event.connection(),
        event.track(),
        event.ssrc(),
        event.peer(),
        event.relayed(),
        event.transport(),
        event.reason());
  }

  private static @Nullable AgentRole role(io.earshot.agent.observation.@Nullable AgentRole role) {
    return role == null ? null : AgentRole.valueOf(role.name());
  }

  private static io.earshot.schema.UtteranceStage stage(UtteranceStage stage) {
    return new io.earshot.schema.UtteranceStage(
        stage.utterance(),
        MediaStage.valueOf(stage.stage().name()),
        stage.atNanos(),
        stage.track(),
        stage.queuedNanos());
  }

  private static AgentHeartbeat beat(Heartbeat heartbeat) {
    return new AgentHeartbeat(
        heartbeat.atNanos(),
        heartbeat.wallMicros(),
        heartbeat.acceptedObservations(),
        heartbeat.ackedObservations(),
        heartbeat.queuedObservations(),
        heartbeat.agentCpuNanos(),
        heartbeat.processCpuNanos(),
        heartbeat.heapUsedBytes(),
        heartbeat.residentBytes());
  }
}
