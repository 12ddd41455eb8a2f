package io.earshot.agent.batch;

import io.earshot.agent.observation.MarkSource;

/**
 * Marks of one source as columns, as the schema has them: a column that was not seen is empty,
 * every other one has {@code count} entries.
 *
 * @param baseNanos nanoseconds of the batch's clock, origin of {@code atDeltaNanos}
 * @param atDeltaNanos nanoseconds since the previous row; row 0: since {@code baseNanos}
 * @param rtpTimestampDelta RTP units since the previous row modulo 2^32; row 0: since 0
 * @param sequenceNumber 0..65535
 * @param payloadHash FNV-1a, 32 bit
 * @param primaryHash FNV-1a, 32 bit, of RED's primary block
 * @param sinceCaptureNanos nanoseconds from capture to the mark
 * @param opusToc first byte of the Opus frame, 0..255 (RFC 6716 §3.1); of RED its primary block
 */
@SuppressWarnings("ArrayRecordComponent") // Columns are written out once and never compared.
public record MarkColumns(
    MarkSource source,
    long baseNanos,
    int count,
    int[] atDeltaNanos,
    int[] rtpTimestampDelta,
    int[] sequenceNumber,
    int[] payloadHash,
    int[] payloadBytes,
    int[] primaryHash,
    int[] primaryBytes,
    int[] sinceCaptureNanos,
    int[] opusToc) {}
