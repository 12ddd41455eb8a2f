package io.earshot.collectors.recording.browser;

import io.earshot.collectors.recording.batch.Mark;
import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.CsvRow;
import io.earshot.collectors.recording.rows.EpochTime;
import io.earshot.collectors.recording.rows.Tally;
import io.earshot.schema.MediaStage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of marks.csv.
 *
 * @param stream index of the transceiver, where the recorder writes it
 * @param stampedNanos capture time that the frame carried, Unix epoch by its publisher's clock
 */
public record MarkRow(String who, @Nullable String stream, Mark mark, @Nullable Long stampedNanos) {

  private static final long MAX_PAYLOAD_TYPE = 127;
  private static final long MAX_SEQUENCE_NUMBER = 0xffff;
  private static final long MAX_DATAGRAM_BYTES = 0xffff;

  static MarkRow of(CsvRow row, Tally tally) throws BadRow {
    MediaStage stage = stage(row.needText("side"));
    Mark mark =
        new Mark(
            stage,
            null,
            row.unsigned32("ssrc"),
            integer(row.upTo("pt", MAX_PAYLOAD_TYPE)),
            row.needNanosOfMillis("t_ms"),
            row.unsigned32("rtp_ts"),
            integer(row.upTo("seq", MAX_SEQUENCE_NUMBER)),
            payload(row, "payload_fnv1a", "payload_len"),
            payload(row, "primary_fnv1a", "primary_len"),
            stage == MediaStage.SEND ? sinceCaptureNanos(row) : null);
    Long stampedNanos = stage == MediaStage.RECEIVE ? stampedNanos(row, tally) : null;
    return new MarkRow(row.needText("who"), row.text("stream"), mark, stampedNanos);
  }

  boolean isSent() {
    return mark.stage() == MediaStage.SEND;
  }

  MarkRow withSsrc(@Nullable Long ssrc) {
    Mark known =
        new Mark(
            mark.stage(),
            mark.participant(),
            ssrc,
            mark.payloadType(),
            mark.atNanos(),
            mark.rtpTimestamp(),
            mark.sequenceNumber(),
            mark.whole(),
            mark.primary(),
            mark.sinceCaptureNanos());
    return new MarkRow(who, stream, known, stampedNanos);
  }

  private static MediaStage stage(String side) throws BadRow {
    return switch (side) {
      case "tx" -> MediaStage.SEND;
      case "rx" -> MediaStage.RECEIVE;
      default -> throw new BadRow("unknown_side");
    };
  }

  private static Mark.@Nullable Payload payload(CsvRow row, String hash, String length)
      throws BadRow {
    Integer hashBits = row.hash32(hash);
    Long lengthBytes = row.upTo(length, MAX_DATAGRAM_BYTES);
    return hashBits == null || lengthBytes == null
        ? null
        : new Mark.Payload(hashBits, lengthBytes.intValue());
  }

  /** Both columns count from the page's time origin; a recording without mono_ms has one only. */
  private static @Nullable Integer sinceCaptureNanos(CsvRow row) throws BadRow {
    BigDecimal markMillis = row.decimal("mono_ms");
    BigDecimal captureMillis = row.decimal("capture_time");
    if (markMillis == null || captureMillis == null) {
      return null;
    }
    long nanos = EpochTime.nanosOfMillis(markMillis) - EpochTime.nanosOfMillis(captureMillis);
    return 0 <= nanos && nanos <= Integer.MAX_VALUE ? (int) nanos : null;
  }

  /**
   * The page counts the publisher's time from its own origin, which is the mark's wall clock minus
   * its monotonic one. What a peer stamped is no reason to lose the mark.
   */
  private static @Nullable Long stampedNanos(CsvRow row, Tally tally) {
    try {
      BigDecimal markMillis = row.decimal("mono_ms");
      BigDecimal captureMillis = row.decimal("capture_time");
      if (markMillis == null || captureMillis == null) {
        return null;
      }
      long originNanos = row.needNanosOfMillis("t_ms") - EpochTime.nanosOfMillis(markMillis);
      return originNanos + EpochTime.nanosOfMillis(captureMillis);
    } catch (BadRow e) {
      tally.reject(e.reason());
      return null;
    }
  }

  private static @Nullable Integer integer(@Nullable Long value) {
    return value == null ? null : value.intValue();
  }
}
