package io.earshot.console.report.avro;

import io.earshot.console.report.Report;
import io.earshot.console.report.ReportSource;
import io.earshot.schema.Accounting;
import io.earshot.schema.AgentRole;
import io.earshot.schema.ConnectionQuality;
import io.earshot.schema.HopSummary;
import io.earshot.schema.LinkQuality;
import io.earshot.schema.LossBursts;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ParticipantSummary;
import io.earshot.schema.SessionSummary;
import io.earshot.schema.Spread;
import io.earshot.schema.StreamQuality;
import io.earshot.schema.StreamSummary;
import io.earshot.schema.UtteranceSummary;
import java.util.List;
import java.util.Map;

/** A summary with one of everything, small enough to check by eye. */
public final class MadeUpCall {

  public static final ReportSource SOURCE =
      new ReportSource(List.of("call-1"), "livekit", 120, 4096, Map.of("bad_time", 3L), false);

  private MadeUpCall() {}

  public static Report report() {
    ReportBuilder builder = ReportBuilder.ofSummaries();
    builder.add(summary("call-1", 1_700_000_000_123_456_789L));
    return builder.build("0.0.0", SOURCE);
  }

  static SessionSummary summary(String session, long startNanos) {
    return SessionSummary.newBuilder()
        .setSession(session)
        .setEnded(true)
        .setStartNanos(startNanos)
        .setEndNanos(startNanos + 92_000_000_000L)
        .setAccounting(accounting())
        .setParticipants(List.of(anna(), sfu()))
        .setStreams(List.of(downlink(), unseen()))
        .setHops(List.of(uplink(), toWorker(), mouthToEarHop()))
        .setMouthToEar(spread(30, 150))
        .setUtterances(List.of(utterance()))
        .build();
  }

  static Spread spread(long count, double minMillis) {
    return Spread.newBuilder()
        .setCount(count)
        .setMinMillis(minMillis)
        .setMeanMillis(minMillis + 1.00005)
        .setP50Millis(minMillis + 1)
        .setP90Millis(minMillis + 2)
        .setP95Millis(minMillis + 2.5)
        .setP99Millis(minMillis + 3)
        .setMaxMillis(minMillis + 1e-9 + 4)
        .build();
  }

  private static Accounting accounting() {
    return Accounting.newBuilder()
        .setApplied(100)
        .setDuplicates(10)
        .setLate(5)
        .setRejected(2)
        .setAgentDropped(Map.of("queue_full", 12L, "ahead", 1L))
        .setAgentGaps(1)
        .setUnmatchedMarks(7)
        .setAmbiguousMarks(8)
        .build();
  }

  private static ParticipantSummary anna() {
    return ParticipantSummary.newBuilder()
        .setParticipant("anna")
        .setRole(AgentRole.CLIENT)
        .setJoinToConnectedMillis(412.5)
        .setConnectionAttempts(1)
        .setConnectionFailures(0)
        .setRelayed(true)
        .setTransport("udp")
        .setIceRttMillis(spread(24, 0.4))
        .setConnectionQuality(
            new ConnectionQuality("good", "lost", Map.of("good", 80.0, "lost", 1.50004)))
        .setOutLinkQuality(new LinkQuality(90L, 12.0, 97.125, 100.0, 99.0, 1L))
        .build();
  }

  private static ParticipantSummary sfu() {
    return ParticipantSummary.newBuilder().setParticipant("sfu").setRole(AgentRole.SFU).build();
  }

  private static StreamSummary downlink() {
    return StreamSummary.newBuilder()
        .setStream("anna/in/7")
        .setParticipant("anna")
        .setPeer("worker")
        .setLeg("downlink")
        .setDirection("in")
        .setKind("audio")
        .setSsrc(4_000_000_007L)
        .setMime("audio/opus")
        .setPayloadType(111)
        .setClockRateHertz(48_000)
        .setExpectedPackets(4_608L)
        .setReceivedPackets(4_534L)
        .setLostPackets(74L)
        .setOwnLegLostPackets(53L)
        .setDuplicatePackets(0L)
        .setReorderedPackets(2L)
        .setLossRuns(List.of(40L, 14L, 2L, 0L, 0L, 0L, 0L, 0L, 0L))
        .setConcealedSamples(4_000L)
        .setTotalSamples(1_000_000L)
        .setJitterMillis(spread(90, 1))
        .setBitrateBitsPerSecond(32_000.5)
        .setHeardLossRatio(0.0123456789)
        .setBursts(bursts())
        .setRedDepth(1)
        .setResidualLossRatio(0.004120)
        .setQuality(
            new StreamQuality(4.196, null, 125.67, "fb", 4.196, "literature", "Opus", "packets"))
        .setWorstListening(3.8333)
        .setBandwidth("SWB")
        .setBandwidthSource("toc")
        .build();
  }

  private static LossBursts bursts() {
    return LossBursts.newBuilder()
        .setGminPackets(16)
        .setBursts(20)
        .setBurstLostPackets(61)
        .setGapLostPackets(13)
        .setBurstDensityRatio(61 / 253.0)
        .setGapDensityRatio(0.002971)
        .setBurstMillis(253.0)
        .setXrLossRate(4)
        .setXrBurstDensity(62)
        .setXrGapDensity(0)
        .setXrBurstMillis(241.9047619)
        .build();
  }

  private static StreamSummary unseen() {
    return StreamSummary.newBuilder()
        .setStream("0x1")
        .setLeg("unknown")
        .setDirection("in")
        .setKind("unknown")
        .setExpectedPackets(0L)
        .setJitterMillis(Spread.newBuilder().setCount(0).build())
        .build();
  }

  private static HopSummary uplink() {
    return HopSummary.newBuilder()
        .setHop("uplink")
        .setFrom("anna")
        .setTo("sfu")
        .setClock("same")
        .setDelay(spread(4_599, 14.4))
        .setBound(spread(4_599, 0))
        .setFromStage(MediaStage.SEND)
        .setToStage(MediaStage.SFU_IN)
        .build();
  }

  private static HopSummary toWorker() {
    return HopSummary.newBuilder()
        .setHop("sfu_worker")
        .setFrom("sfu")
        .setTo("worker")
        .setClock("rtcp")
        .setDelay(spread(19, 0.5))
        .setBound(spread(19, 0.5))
        .build();
  }

  private static HopSummary mouthToEarHop() {
    return HopSummary.newBuilder(uplink()).setHop("mouth_to_ear").build();
  }

  private static UtteranceSummary utterance() {
    return UtteranceSummary.newBuilder()
        .setUtterance("u1")
        .setStartNanos(1_700_000_001_000_000_000L)
        .setSinceStartNanos(
            Map.of("WORKER_OUT", 355_500_000L, "WORKER_IN", 0L, "STT_FINAL", 96_123_456L))
        .setComplete(true)
        .build();
  }
}
