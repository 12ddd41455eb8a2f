package io.earshot.streams.session.input;

/** One numeric field of a report, with its unit; meaning as in W3C webrtc-stats or Janus. */
public enum Stat {
  PACKETS_RECEIVED("packetsReceived"),
  PACKETS_LOST("packetsLost"),
  PACKETS_DISCARDED("packetsDiscarded"),
  PACKETS_SENT("packetsSent"),
  BYTES_RECEIVED("bytesReceived"),
  BYTES_SENT("bytesSent"),
  HEADER_BYTES_RECEIVED("headerBytesReceived"),
  HEADER_BYTES_SENT("headerBytesSent"),
  RETRANSMITTED_PACKETS_SENT("retransmittedPacketsSent"),
  NACK_COUNT("nackCount"),
  FEC_PACKETS_RECEIVED("fecPacketsReceived"),
  FEC_PACKETS_DISCARDED("fecPacketsDiscarded"),
  JITTER_SECONDS("jitterSeconds"),
  JITTER_BUFFER_DELAY_SECONDS("jitterBufferDelaySeconds"),
  JITTER_BUFFER_TARGET_DELAY_SECONDS("jitterBufferTargetDelaySeconds"),
  JITTER_BUFFER_MINIMUM_DELAY_SECONDS("jitterBufferMinimumDelaySeconds"),
  JITTER_BUFFER_EMITTED_SAMPLES("jitterBufferEmittedSamples"),
  TOTAL_SAMPLES_RECEIVED("totalSamplesReceived"),
  CONCEALED_SAMPLES("concealedSamples"),
  SILENT_CONCEALED_SAMPLES("silentConcealedSamples"),
  CONCEALMENT_EVENTS("concealmentEvents"),
  INSERTED_SAMPLES("insertedSamplesForDeceleration"),
  REMOVED_SAMPLES("removedSamplesForAcceleration"),
  TOTAL_PROCESSING_DELAY_SECONDS("totalProcessingDelaySeconds"),
  TARGET_BITS_PER_SECOND("targetBitsPerSecond"),
  TOTAL_PACKET_SEND_DELAY_SECONDS("totalPacketSendDelaySeconds"),
  ROUND_TRIP_TIME_SECONDS("roundTripTimeSeconds"),
  TOTAL_ROUND_TRIP_TIME_SECONDS("totalRoundTripTimeSeconds"),
  ROUND_TRIP_TIME_MEASUREMENTS("roundTripTimeMeasurements"),
  FRACTION_LOST_RATIO("fractionLostRatio"),
  CURRENT_ROUND_TRIP_TIME_SECONDS("currentRoundTripTimeSeconds"),
  RESPONSES_RECEIVED("responsesReceived"),
  AVAILABLE_OUTGOING_BITS_PER_SECOND("availableOutgoingBitsPerSecond"),
  AVAILABLE_INCOMING_BITS_PER_SECOND("availableIncomingBitsPerSecond"),
  LOST_BY_REMOTE_PACKETS("lostByRemotePackets"),
  ROUND_TRIP_TIME_MILLIS("roundTripTimeMillis"),
  JITTER_LOCAL_MILLIS("jitterLocalMillis"),
  JITTER_REMOTE_MILLIS("jitterRemoteMillis"),
  IN_LINK_QUALITY_PERCENT("inLinkQualityPercent"),
  OUT_LINK_QUALITY_PERCENT("outLinkQualityPercent");

  private final String fieldName;

  Stat(String fieldName) {
    this.fieldName = fieldName;
  }

  /** Name of the field on the wire, which carries the unit. */
  public String fieldName() {
    return fieldName;
  }
}
