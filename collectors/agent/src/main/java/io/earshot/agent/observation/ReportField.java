package io.earshot.agent.observation;

/**
 * What a report may say, with the name and unit of the schema. A counter goes in exactly as it was
 * read: cumulative, in the unit of its source.
 */
public enum ReportField {
  /** Client or worker the leg belongs to, where the reader is the SFU. */
  PARTICIPANT("participant", Kind.TEXT),
  /** Peer connection or SFU handle the object belongs to, unique within the participant. */
  CONNECTION("connection", Kind.TEXT),
  /** RTP SSRC of the stream, 0..2^32-1. */
  SSRC("ssrc", Kind.WHOLE),
  /** audio or video. */
  KIND("kind", Kind.TEXT),
  /** Codec, e.g. audio/opus (RFC 4855). */
  MIME("mime", Kind.TEXT),
  /** RTP payload type, 0..127. */
  PAYLOAD_TYPE("payloadType", Kind.WHOLE),
  /** RTP clock rate, Hz. */
  CLOCK_RATE_HERTZ("clockRateHertz", Kind.WHOLE),
  /**
   * Nanoseconds, the batch's clock: the object's own timestamp; for remote-* the arrival of the
   * RTCP report.
   */
  STATS_NANOS("statsNanos", Kind.WHOLE),
  /**
   * Nanoseconds since the Unix epoch, the clock of ntpParticipant: NTP time of the last sender
   * report (W3C remoteTimestamp, RFC 3550 6.4.1).
   */
  NTP_NANOS("ntpNanos", Kind.WHOLE),
  /**
   * Participant whose clock stamped ntpNanos (the SFU, or the publisher where the SFU passes
   * reports through).
   */
  NTP_PARTICIPANT("ntpParticipant", Kind.TEXT),
  /** Packets, cumulative (W3C packetsReceived; Janus packets-received). */
  PACKETS_RECEIVED("packetsReceived", Kind.WHOLE),
  /**
   * Packets, cumulative, may fall when late packets arrive (RFC 3550 6.4.1; W3C packetsLost; Janus
   * lost).
   */
  PACKETS_LOST("packetsLost", Kind.WHOLE),
  /** Packets, cumulative: too late, too early, or unused RED copies (W3C). */
  PACKETS_DISCARDED("packetsDiscarded", Kind.WHOLE),
  /** Packets, cumulative. */
  PACKETS_SENT("packetsSent", Kind.WHOLE),
  /** Payload bytes, cumulative, without RTP headers and padding. */
  BYTES_RECEIVED("bytesReceived", Kind.WHOLE),
  /** Payload bytes, cumulative, without RTP headers and padding. */
  BYTES_SENT("bytesSent", Kind.WHOLE),
  /** RTP header and padding bytes, cumulative. */
  HEADER_BYTES_RECEIVED("headerBytesReceived", Kind.WHOLE),
  /** RTP header and padding bytes, cumulative. */
  HEADER_BYTES_SENT("headerBytesSent", Kind.WHOLE),
  /** Packets, cumulative. */
  RETRANSMITTED_PACKETS_SENT("retransmittedPacketsSent", Kind.WHOLE),
  /** NACK messages, cumulative. */
  NACK_COUNT("nackCount", Kind.WHOLE),
  /** Packets with forward error correction, cumulative. */
  FEC_PACKETS_RECEIVED("fecPacketsReceived", Kind.WHOLE),
  /** Packets with unused forward error correction, cumulative. */
  FEC_PACKETS_DISCARDED("fecPacketsDiscarded", Kind.WHOLE),
  /** Seconds, RFC 3550 interarrival jitter at the moment of reading. */
  JITTER_SECONDS("jitterSeconds", Kind.REAL),
  /** Seconds summed over emitted samples, cumulative. */
  JITTER_BUFFER_DELAY_SECONDS("jitterBufferDelaySeconds", Kind.REAL),
  /** Seconds summed over emitted samples, cumulative. */
  JITTER_BUFFER_TARGET_DELAY_SECONDS("jitterBufferTargetDelaySeconds", Kind.REAL),
  /** Seconds summed over emitted samples, cumulative. */
  JITTER_BUFFER_MINIMUM_DELAY_SECONDS("jitterBufferMinimumDelaySeconds", Kind.REAL),
  /** Samples, cumulative (W3C jitterBufferEmittedCount). */
  JITTER_BUFFER_EMITTED_SAMPLES("jitterBufferEmittedSamples", Kind.WHOLE),
  /** Samples, cumulative, concealed ones included. */
  TOTAL_SAMPLES_RECEIVED("totalSamplesReceived", Kind.WHOLE),
  /** Samples synthesized by concealment, cumulative. */
  CONCEALED_SAMPLES("concealedSamples", Kind.WHOLE),
  /** Samples of silent concealment, cumulative. */
  SILENT_CONCEALED_SAMPLES("silentConcealedSamples", Kind.WHOLE),
  /** Concealment events, cumulative. */
  CONCEALMENT_EVENTS("concealmentEvents", Kind.WHOLE),
  /** Samples, cumulative. */
  INSERTED_SAMPLES_FOR_DECELERATION("insertedSamplesForDeceleration", Kind.WHOLE),
  /** Samples, cumulative. */
  REMOVED_SAMPLES_FOR_ACCELERATION("removedSamplesForAcceleration", Kind.WHOLE),
  /** Seconds summed over samples, cumulative. */
  TOTAL_PROCESSING_DELAY_SECONDS("totalProcessingDelaySeconds", Kind.REAL),
  /** Bits per second the encoder aims at, without RED (W3C targetBitrate). */
  TARGET_BITS_PER_SECOND("targetBitsPerSecond", Kind.REAL),
  /** Seconds summed over packets, cumulative. */
  TOTAL_PACKET_SEND_DELAY_SECONDS("totalPacketSendDelaySeconds", Kind.REAL),
  /** Seconds, the newest RTCP round trip (RFC 3550 A.3 method). */
  ROUND_TRIP_TIME_SECONDS("roundTripTimeSeconds", Kind.REAL),
  /** Seconds summed over measurements, cumulative; RTCP, or STUN for a candidate pair. */
  TOTAL_ROUND_TRIP_TIME_SECONDS("totalRoundTripTimeSeconds", Kind.REAL),
  /** RTCP round trips measured, cumulative. */
  ROUND_TRIP_TIME_MEASUREMENTS("roundTripTimeMeasurements", Kind.WHOLE),
  /** Ratio 0..1 of the newest receiver report. */
  FRACTION_LOST_RATIO("fractionLostRatio", Kind.REAL),
  /** Seconds, the newest STUN round trip of a candidate pair. */
  CURRENT_ROUND_TRIP_TIME_SECONDS("currentRoundTripTimeSeconds", Kind.REAL),
  /** STUN responses, cumulative. */
  RESPONSES_RECEIVED("responsesReceived", Kind.WHOLE),
  /** Bits per second, the sender's bandwidth estimate. */
  AVAILABLE_OUTGOING_BITS_PER_SECOND("availableOutgoingBitsPerSecond", Kind.REAL),
  /** Bits per second, the receiver's bandwidth estimate. */
  AVAILABLE_INCOMING_BITS_PER_SECOND("availableIncomingBitsPerSecond", Kind.REAL),
  /** Packets, cumulative, lost behind the SFU as the far end reports (Janus lost-by-remote). */
  LOST_BY_REMOTE_PACKETS("lostByRemotePackets", Kind.WHOLE),
  /** Milliseconds, as an SFU gives it (Janus rtt). */
  ROUND_TRIP_TIME_MILLIS("roundTripTimeMillis", Kind.REAL),
  /** Milliseconds, RFC 3550 jitter of what the SFU received (Janus jitter-local). */
  JITTER_LOCAL_MILLIS("jitterLocalMillis", Kind.REAL),
  /** Milliseconds, RFC 3550 jitter the far end reports (Janus jitter-remote). */
  JITTER_REMOTE_MILLIS("jitterRemoteMillis", Kind.REAL),
  /** Percent 0..100, the SFU's own indicator. */
  IN_LINK_QUALITY_PERCENT("inLinkQualityPercent", Kind.REAL),
  /** Percent 0..100, the SFU's own indicator. */
  OUT_LINK_QUALITY_PERCENT("outLinkQualityPercent", Kind.REAL);

  private final String wireName;
  private final Kind kind;

  ReportField(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  /** Name of the field in the schema, e.g. {@code packetsReceived}. */
  public String wireName() {
    return wireName;
  }

  public Kind kind() {
    return kind;
  }

  /** What a field holds. */
  public enum Kind {
    TEXT,
    /** 64 bits, signed. */
    WHOLE,
    /** Finite, 64 bits. */
    REAL
  }
}
