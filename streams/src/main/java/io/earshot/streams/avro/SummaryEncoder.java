package io.earshot.streams.avro;

import io.earshot.media.mos.codec.RatedBandwidth;
import io.earshot.schema.Accounting;
import io.earshot.schema.AgentRole;
import io.earshot.schema.ClockEdgeSummary;
import io.earshot.schema.ClockId;
import io.earshot.schema.HopSummary;
import io.earshot.schema.MediaStage;
import io.earshot.schema.ParticipantSummary;
import io.earshot.schema.SessionSummary;
import io.earshot.schema.StreamSummary;
import io.earshot.schema.UtteranceSummary;
import io.earshot.schema.UtteranceTotal;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.session.input.ClockName;
import io.earshot.streams.session.input.Stage;
import io.earshot.streams.session.result.AccountingSummary;
import io.earshot.streams.session.result.StreamRating;
import io.earshot.streams.session.result.UtteranceOutcome;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes session summaries. Maps are sorted, so the same summary gives the same bytes. */
public final class SummaryEncoder {

  private final WireEncoder<SessionSummary> encoder;
  private final SpreadRecords spreads = new SpreadRecords();

  private SummaryEncoder(WireEncoder<SessionSummary> encoder) {
    this.encoder = encoder;
  }

  /**
   * Asks for the schema id once, here.
   *
   * @param subject subject of the topic it writes to
   */
  public static SummaryEncoder of(String subject, SchemaIdLookup ids) {
    return new SummaryEncoder(WireEncoder.of(SessionSummary.getClassSchema(), subject, ids));
  }

  public byte[] encode(io.earshot.streams.session.result.SessionSummary summary) {
    return encoder.encode(
        new SessionSummary(
            summary.session(),
            summary.ended(),
            summary.startNanos(),
            summary.endNanos(),
            accounting(summary.accounting()),
            summary.participants().stream().map(this::participant).toList(),
            summary.streams().stream().map(this::stream).toList(),
            summary.hops().stream().map(this::hop).toList(),
            spreads.mergeableOrNull(summary.mouthToEar()),
            summary.utterances().stream().map(SummaryEncoder::utterance).toList(),
            summary.clocks().stream().map(SummaryEncoder::clockEdge).toList(),
            QualityRecords.of(summary.finding()),
            spreads.mergeableOrNull(summary.mouthToEarBound())));
  }

  private static Accounting accounting(AccountingSummary accounting) {
    return new Accounting(
        accounting.applied(),
        accounting.duplicates(),
        accounting.late(),
        accounting.rejected(),
        new TreeMap<>(accounting.agentDropped()),
        accounting.agentGaps(),
        accounting.unmatchedMarks(),
        accounting.ambiguousMarks(),
        new TreeMap<>(accounting.overflows()));
  }

  private ParticipantSummary participant(
      io.earshot.streams.session.result.ParticipantSummary participant) {
    return new ParticipantSummary(
        participant.participant(),
        AgentRole.valueOf(participant.role().name()),
        participant.joinToConnectedMillis(),
        participant.joinToFirstAudioMillis(),
        participant.joinToFirstTranslatedAudioMillis(),
        participant.connectionAttempts(),
        participant.connectionFailures(),
        participant.relayed(),
        participant.transport(),
        spreads.mergeableOrNull(participant.iceRtt()),
        spreads.mergeableOrNull(participant.jitterBuffer()),
        new TreeMap<>(participant.failureReasons()),
        IndicatorRecords.of(participant.connectionQuality()),
        IndicatorRecords.of(participant.inLinkQuality()),
        IndicatorRecords.of(participant.outLinkQuality()));
  }

  private StreamSummary stream(io.earshot.streams.session.result.StreamSummary stream) {
    StreamRating rating = stream.rating();
    RatedBandwidth bandwidth = rating == null ? null : rating.quality().bandwidth();
    return new StreamSummary(
        stream.stream(),
        stream.participant(),
        stream.peer(),
        stream.leg(),
        stream.direction(),
        stream.kind(),
        stream.ssrc(),
        stream.mime(),
        stream.payloadType(),
        stream.clockRateHertz(),
        stream.expectedPackets(),
        stream.receivedPackets(),
        stream.lostPackets(),
        stream.ownLegLostPackets(),
        stream.duplicatePackets(),
        stream.reorderedPackets(),
        stream.discardedPackets(),
        stream.resets(),
        stream.lossRuns(),
        stream.concealedSamples(),
        stream.totalSamples(),
        spreads.mergeableOrNull(stream.jitter()),
        spreads.mergeableOrNull(stream.jitterBuffer()),
        stream.jitterBufferTargetMillis(),
        spreads.mergeableOrNull(stream.rtt()),
        stream.bitrateBitsPerSecond(),
        stream.availableBitsPerSecond(),
        rating == null ? null : rating.redDepth(),
        rating == null ? null : rating.burstRatio(),
        rating == null ? null : rating.residualLossRatio(),
        rating == null ? null : QualityRecords.of(rating.quality()),
        rating == null ? null : rating.worstListening(),
        rating == null ? null : rating.heardLossRatio(),
        BurstRecords.of(stream.bursts(), stream.packetMillis()),
        bandwidth == null ? null : bandwidth.bandwidth().label(),
        bandwidth == null ? null : bandwidth.source().label());
  }

  private HopSummary hop(io.earshot.streams.session.result.HopSummary hop) {
    return new HopSummary(
        hop.name().hop().label(),
        hop.name().from(),
        hop.name().to(),
        hop.name().clock().label(),
        spreads.mergeable(hop.delay()),
        spreads.mergeableOrNull(hop.bound()),
        stage(hop.fromStage()),
        stage(hop.toStage()),
        false,
        SpreadRecords.overFloorOrNull(hop.excess()),
        spreads.mergeableOrNull(hop.loop()),
        spreads.mergeableOrNull(hop.shortest()),
        spreads.mergeableOrNull(hop.longest()));
  }

  private static UtteranceSummary utterance(
      io.earshot.streams.session.result.UtteranceSummary utterance) {
    return new UtteranceSummary(
        utterance.utterance(),
        utterance.startNanos(),
        byName(utterance.sinceStartNanos()),
        utterance.outcome() == UtteranceOutcome.COMPLETE,
        utterance.speaker(),
        utterance.outcome().label(),
        utterance.totals().stream().map(SummaryEncoder::total).toList(),
        byName(utterance.queueNanos()));
  }

  private static Map<String, Long> byName(Map<Stage, Long> byStage) {
    Map<String, Long> byName = new TreeMap<>();
    byStage.forEach((stage, nanos) -> byName.put(stage.name(), nanos));
    return byName;
  }

  private static UtteranceTotal total(io.earshot.streams.session.result.UtteranceTotal total) {
    return new UtteranceTotal(
        total.listener(),
        total.totalNanos(),
        total.boundNanos(),
        total.lagNanos(),
        total.missing());
  }

  private static ClockEdgeSummary clockEdge(
      io.earshot.streams.session.result.ClockEdgeSummary edge) {
    return new ClockEdgeSummary(
        clock(edge.left()),
        clock(edge.right()),
        edge.samples(),
        new TreeMap<>(edge.refused()),
        edge.jumps(),
        edge.contradictions(),
        edge.ratePpb(),
        edge.boundMillis());
  }

  private static ClockId clock(ClockName name) {
    return new ClockId(name.node(), name.clock(), name.epoch());
  }

  private static @Nullable MediaStage stage(@Nullable Stage stage) {
    return stage == null ? null : MediaStage.valueOf(stage.name());
  }
}
