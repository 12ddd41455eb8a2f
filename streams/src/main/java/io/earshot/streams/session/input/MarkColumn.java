package io.earshot.streams.session.input;

/**
 * Marks of one RTP stream at one stage, as columns of equal length; a column that the agent cannot
 * see is empty.
 *
 * @param stage where the units passed
 * @param participant client or worker whose leg this is
 * @param ssrc SSRC seen at this stage, or {@link #NO_SSRC}
 * @param payloadType RTP payload type; -1 if unseen
 * @param atNanos when, the batch's clock
 * @param rtpTimestamp RTP timestamps, unsigned 32 bit
 * @param sequenceNumber RTP sequence numbers, 0..65535
 * @param payloadHash FNV-1a of the encoded payload
 * @param payloadBytes length of the encoded payload; 0 is padding
 * @param primaryHash FNV-1a of RED's primary block
 * @param primaryBytes length of RED's primary block
 * @param sinceCaptureNanos from capture of the frame to this mark
 * @param opusToc first byte of the Opus frame, RFC 6716 §3.1; of RED its primary block
 */
@SuppressWarnings(
    "ArrayRecordComponent") // columns are read by index on the hot path, never compared
public record MarkColumn(
    Stage stage,
    String participant,
    long ssrc,
    int payloadType,
    long[] atNanos,
    int[] rtpTimestamp,
    int[] sequenceNumber,
    int[] payloadHash,
    int[] payloadBytes,
    int[] primaryHash,
    int[] primaryBytes,
    int[] sinceCaptureNanos,
    int[] opusToc) {

  public static final long NO_SSRC = -1;

  public MarkColumn {
    int count = atNanos.length;
    requireLength("rtpTimestamp", rtpTimestamp.length, count);
    requireLength("sequenceNumber", sequenceNumber.length, count);
    requireLength("payloadHash", payloadHash.length, count);
    requireLength("payloadBytes", payloadBytes.length, count);
    requireLength("primaryHash", primaryHash.length, count);
    requireLength("primaryBytes", primaryBytes.length, count);
    requireLength("sinceCaptureNanos", sinceCaptureNanos.length, count);
    requireLength("opusToc", opusToc.length, count);
  }

  public int count() {
    return atNanos.length;
  }

  private static void requireLength(String column, int length, int count) {
    if (length != 0 && length != count) {
      throw new IllegalArgumentException(column + ".length=" + length + " != count=" + count);
    }
  }
}
