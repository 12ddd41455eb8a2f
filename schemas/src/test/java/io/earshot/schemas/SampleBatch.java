package io.earshot.schemas;

import io.earshot.schema.AgentHeartbeat;
import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockId;
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
import java.util.Map;

/** A batch with something in every field, as a listener's agent might send it. */
public final class SampleBatch {

  private static final ClockId LISTENER = new ClockId("listener-1", "performance", 2);

  private SampleBatch() {}

  public static EventBatch full() {
    return EventBatch.newBuilder()
        .setSession("room-Ω")
        .setAgent("agent-1")
        .setParticipant("listener")
        .setRole(AgentRole.CLIENT)
        .setBoot(1_700_000_000L)
        .setSequence(41)
        .setObservations(5)
        .setClock(LISTENER)
        .setSentNanos(9_000_000_000L)
        .setDropped(Map.of("queue_full", 3L))
        .setMarks(List.of(marks()))
        .setReports(List.of(report()))
        .setProbes(List.of(probe()))
        .setLifecycle(List.of(joined()))
        .setStages(List.of(new UtteranceStage("u-1", MediaStage.STT_FINAL, 8_100L, "track-1", 40L)))
        .setRemoteStamps(List.of(new RemoteStamp("speaker", 7L, 1L, -2L, 1_000)))
        .setHeartbeats(List.of(new AgentHeartbeat(5L, 6L, 4L, 3L, 1L, 7L, null, 8L, null)))
        .build();
  }

  private static MarkColumns marks() {
    return MarkColumns.newBuilder()
        .setStage(MediaStage.RECEIVE)
        .setSsrc(0xFFFF_FFFFL)
        .setPayloadType(111)
        .setBaseNanos(8_000_000_000L)
        .setCount(2)
        .setAtDeltaNanos(List.of(0, -1_000))
        .setRtpTimestampDelta(List.of(Integer.MIN_VALUE, 960))
        .setSequenceNumber(List.of(65_535, 0))
        .setPayloadHash(List.of(Integer.MAX_VALUE, -7))
        .setPayloadBytes(List.of(80, 0))
        .setPrimaryHash(List.of(1, 2))
        .setPrimaryBytes(List.of(40, 41))
        .setSinceCaptureNanos(List.of(20_000_000, 20_000_001))
        .setOpusToc(List.of(0xFC, 0x78))
        .build();
  }

  private static StreamReport report() {
    return StreamReport.newBuilder()
        .setType(ReportType.INBOUND_RTP)
        .setSsrc(7L)
        .setAtNanos(8_500_000_000L)
        .setPacketsReceived(50L)
        .setPacketsLost(-1L)
        .setJitterSeconds(0.0025)
        .build();
  }

  private static ProbeExchange probe() {
    return new ProbeExchange(null, new ClockId("edge", "CLOCK_MONOTONIC", 0), 1L, 2L, 3L, 4L);
  }

  private static LifecycleEvent joined() {
    return LifecycleEvent.newBuilder()
        .setKind(LifecycleKind.JOINED)
        .setAtNanos(1L)
        .setRelayed(true)
        .setTransport("udp")
        .build();
  }
}
