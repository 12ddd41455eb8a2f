package io.earshot.collectors.edge.avro;

import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.schema.MarkColumns;
import java.util.List;

/** Every column of marks has one entry per row, or none at all. */
final class MarkShape {

  private MarkShape() {}

  static void require(MarkColumns marks) throws BatchRefused {
    if (marks.getCount() > 0 && marks.getAtDeltaNanos().isEmpty()) {
      throw new BatchRefused(RejectReason.MALFORMED, "marks: atDeltaNanos is missing");
    }
    List<List<Integer>> columns =
        List.of(
            marks.getAtDeltaNanos(),
            marks.getRtpTimestampDelta(),
            marks.getSequenceNumber(),
            marks.getPayloadHash(),
            marks.getPayloadBytes(),
            marks.getPrimaryHash(),
            marks.getPrimaryBytes(),
            marks.getSinceCaptureNanos());
    for (List<Integer> column : columns) {
      if (!column.isEmpty() && column.size() != marks.getCount()) {
        throw new BatchRefused(
            RejectReason.MALFORMED,
            "marks: column of " + column.size() + " rows, count=" + marks.getCount());
      }
    }
  }
}
