package io.earshot.agent.batch;

import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.queue.Present;
import io.earshot.agent.queue.SampleRow;
import java.util.Arrays;

/** Columns that still grow: rows of one source of which the same was seen. */
final class OpenColumns {

  private static final int[] NONE = {};

  private final MarkSource source;
  private final int present;
  private final long baseNanos;
  private final int[] atDeltaNanos;
  private final int[] rtpTimestampDelta;
  private final int[] sequenceNumber;
  private final int[] payloadHash;
  private final int[] payloadBytes;
  private final int[] primaryHash;
  private final int[] primaryBytes;
  private final int[] sinceCaptureNanos;
  private final int[] opusToc;
  private int count;
  private long previousNanos;
  private int previousRtp;

  OpenColumns(MarkSource source, SampleRow first, int rows) {
    this.source = source;
    this.present = first.present();
    this.baseNanos = first.atNanos();
    this.previousNanos = baseNanos;
    this.atDeltaNanos = new int[rows];
    this.rtpTimestampDelta = column(Present.RTP_TIMESTAMP, rows);
    this.sequenceNumber = column(Present.SEQUENCE_NUMBER, rows);
    this.payloadHash = column(Present.PAYLOAD, rows);
    this.payloadBytes = column(Present.PAYLOAD, rows);
    this.primaryHash = column(Present.PRIMARY, rows);
    this.primaryBytes = column(Present.PRIMARY, rows);
    this.sinceCaptureNanos = column(Present.SINCE_CAPTURE, rows);
    this.opusToc = column(Present.OPUS_TOC, rows);
  }

  private int[] column(int bit, int rows) {
    return (present & bit) == 0 ? NONE : new int[rows];
  }

  /** Whether the row has the same columns and is near enough for the 32 bits of a delta (2.1 s). */
  boolean fits(MarkSource of, SampleRow row) {
    long deltaNanos = row.atNanos() - previousNanos;
    return source == of && present == row.present() && deltaNanos == (int) deltaNanos;
  }

  void add(SampleRow row) {
    atDeltaNanos[count] = (int) (row.atNanos() - previousNanos);
    previousNanos = row.atNanos();
    if (row.has(Present.RTP_TIMESTAMP)) {
      rtpTimestampDelta[count] = row.rtpTimestamp() - previousRtp;
      previousRtp = row.rtpTimestamp();
    }
    if (row.has(Present.SEQUENCE_NUMBER)) {
      sequenceNumber[count] = row.sequenceNumber() & 0xffff;
    }
    if (row.has(Present.PAYLOAD)) {
      payloadHash[count] = row.payloadHash();
      payloadBytes[count] = row.payloadBytes();
    }
    if (row.has(Present.PRIMARY)) {
      primaryHash[count] = row.primaryHash();
      primaryBytes[count] = row.primaryBytes();
    }
    if (row.has(Present.SINCE_CAPTURE)) {
      sinceCaptureNanos[count] = row.sinceCaptureNanos();
    }
    if (row.has(Present.OPUS_TOC)) {
      opusToc[count] = row.opusToc();
    }
    count++;
  }

  MarkColumns close() {
    return new MarkColumns(
        source,
        baseNanos,
        count,
        cut(atDeltaNanos),
        cut(rtpTimestampDelta),
        cut(sequenceNumber),
        cut(payloadHash),
        cut(payloadBytes),
        cut(primaryHash),
        cut(primaryBytes),
        cut(sinceCaptureNanos),
        cut(opusToc));
  }

  private int[] cut(int[] column) {
    return column.length == 0 ? column : Arrays.copyOf(column, count);
  }
}
