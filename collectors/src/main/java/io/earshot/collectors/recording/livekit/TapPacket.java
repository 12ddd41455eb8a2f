package io.earshot.collectors.recording.livekit;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.CsvRow;
import org.jspecify.annotations.Nullable;

/** An RTP packet at the server's port, its header in clear, its payload not. */
record TapPacket(
    long atNanos,
    String source,
    String destination,
    @Nullable Integer payloadType,
    @Nullable Integer sequenceNumber,
    Header header) {

  private static final long MAX_PAYLOAD_TYPE = 127;
  private static final long MAX_SEQUENCE_NUMBER = 0xffff;

  /** The 32-bit fields. */
  record Header(@Nullable Long rtpTimestamp, @Nullable Long ssrc) {}

  static TapPacket of(CsvRow row) throws BadRow {
    Long payloadType = row.upTo("pt", MAX_PAYLOAD_TYPE);
    Long sequenceNumber = row.upTo("seq", MAX_SEQUENCE_NUMBER);
    return new TapPacket(
        row.needNanosOfMillis("t_ms"),
        row.needText("src"),
        row.needText("dst"),
        payloadType == null ? null : payloadType.intValue(),
        sequenceNumber == null ? null : sequenceNumber.intValue(),
        new Header(row.unsigned32("rtp_ts"), row.unsigned32("ssrc")));
  }
}
