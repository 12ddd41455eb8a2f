package io.earshot.collectors.recording.stats;

import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;

/** Field by field from the names of W3C webrtc-stats to ours, which carry the unit. */
final class W3cFields {

  private W3cFields() {}

  static void copy(Counters from, ReportType type, StreamReport.Builder to) {
    if (type == ReportType.CANDIDATE_PAIR) {
      copyPath(from, to);
      return;
    }
    copyPackets(from, to);
    to.setJitterSeconds(from.measure("jitter"))
        .setRoundTripTimeSeconds(from.measure("roundTripTime"))
        .setTotalRoundTripTimeSeconds(from.measure("totalRoundTripTime"))
        .setRoundTripTimeMeasurements(from.count("roundTripTimeMeasurements"))
        .setFractionLostRatio(from.measure("fractionLost"))
        .setTargetBitsPerSecond(from.measure("targetBitrate"))
        .setTotalPacketSendDelaySeconds(from.measure("totalPacketSendDelay"));
    if (type == ReportType.INBOUND_RTP) {
      copyBuffer(from, to);
    }
  }

  private static void copyPackets(Counters from, StreamReport.Builder to) {
    to.setPacketsReceived(from.count("packetsReceived"))
        .setPacketsLost(from.signedCount("packetsLost"))
        .setPacketsDiscarded(from.count("packetsDiscarded"))
        .setPacketsSent(from.count("packetsSent"))
        .setBytesReceived(from.count("bytesReceived"))
        .setBytesSent(from.count("bytesSent"))
        .setHeaderBytesReceived(from.count("headerBytesReceived"))
        .setHeaderBytesSent(from.count("headerBytesSent"))
        .setRetransmittedPacketsSent(from.count("retransmittedPacketsSent"))
        .setNackCount(from.count("nackCount"))
        .setFecPacketsReceived(from.count("fecPacketsReceived"))
        .setFecPacketsDiscarded(from.count("fecPacketsDiscarded"));
  }

  private static void copyBuffer(Counters from, StreamReport.Builder to) {
    to.setJitterBufferDelaySeconds(from.measure("jitterBufferDelay"))
        .setJitterBufferTargetDelaySeconds(from.measure("jitterBufferTargetDelay"))
        .setJitterBufferMinimumDelaySeconds(from.measure("jitterBufferMinimumDelay"))
        .setJitterBufferEmittedSamples(from.count("jitterBufferEmittedCount"))
        .setTotalSamplesReceived(from.count("totalSamplesReceived"))
        .setConcealedSamples(from.count("concealedSamples"))
        .setSilentConcealedSamples(from.count("silentConcealedSamples"))
        .setConcealmentEvents(from.count("concealmentEvents"))
        .setInsertedSamplesForDeceleration(from.count("insertedSamplesForDeceleration"))
        .setRemovedSamplesForAcceleration(from.count("removedSamplesForAcceleration"))
        .setTotalProcessingDelaySeconds(from.measure("totalProcessingDelay"));
  }

  private static void copyPath(Counters from, StreamReport.Builder to) {
    to.setPacketsReceived(from.count("packetsReceived"))
        .setPacketsSent(from.count("packetsSent"))
        .setBytesReceived(from.count("bytesReceived"))
        .setBytesSent(from.count("bytesSent"))
        .setTotalRoundTripTimeSeconds(from.measure("totalRoundTripTime"))
        .setCurrentRoundTripTimeSeconds(from.measure("currentRoundTripTime"))
        .setResponsesReceived(from.count("responsesReceived"))
        .setAvailableOutgoingBitsPerSecond(from.measure("availableOutgoingBitrate"))
        .setAvailableIncomingBitsPerSecond(from.measure("availableIncomingBitrate"));
  }
}
