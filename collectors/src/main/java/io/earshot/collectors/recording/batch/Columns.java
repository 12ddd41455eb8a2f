package io.earshot.collectors.recording.batch;

import io.earshot.schema.MarkColumns;
import java.util.ArrayList;
import java.util.List;

/** Marks of one shape as delta-coded columns. */
final class Columns {

  private Columns() {}

  /** Splits where a gap does not fit the 32 bits of a delta (2.1 s). */
  static List<MarkColumns> of(List<Mark> marks) {
    List<MarkColumns> all = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= marks.size(); i++) {
      if (i == marks.size() || !near(marks.get(i - 1), marks.get(i))) {
        all.add(one(marks.subList(from, i)));
        from = i;
      }
    }
    return all;
  }

  private static boolean near(Mark earlier, Mark later) {
    long deltaNanos = later.atNanos() - earlier.atNanos();
    return deltaNanos == (int) deltaNanos;
  }

  private static MarkColumns one(List<Mark> marks) {
    Mark first = marks.get(0);
    MarkColumns columns =
        MarkColumns.newBuilder()
            .setStage(first.stage())
            .setParticipant(first.participant())
            .setSsrc(first.ssrc())
            .setPayloadType(first.payloadType())
            .setBaseNanos(first.atNanos())
            .setCount(marks.size())
            .build();
    long previousNanos = first.atNanos();
    long previousRtp = 0;
    for (Mark mark : marks) {
      columns.getAtDeltaNanos().add((int) (mark.atNanos() - previousNanos));
      previousNanos = mark.atNanos();
      if (mark.rtpTimestamp() != null) {
        // The cast is the modulo 2^32 of the schema: it wraps as RTP timestamps do.
        columns.getRtpTimestampDelta().add((int) (mark.rtpTimestamp() - previousRtp));
        previousRtp = mark.rtpTimestamp();
      }
      addRest(columns, mark);
    }
    return columns;
  }

  private static void addRest(MarkColumns columns, Mark mark) {
    if (mark.sequenceNumber() != null) {
      columns.getSequenceNumber().add(mark.sequenceNumber());
    }
    if (mark.whole() != null) {
      columns.getPayloadHash().add(mark.whole().hash());
      columns.getPayloadBytes().add(mark.whole().lengthBytes());
    }
    if (mark.primary() != null) {
      columns.getPrimaryHash().add(mark.primary().hash());
      columns.getPrimaryBytes().add(mark.primary().lengthBytes());
    }
    if (mark.sinceCaptureNanos() != null) {
      columns.getSinceCaptureNanos().add(mark.sinceCaptureNanos());
    }
  }
}
