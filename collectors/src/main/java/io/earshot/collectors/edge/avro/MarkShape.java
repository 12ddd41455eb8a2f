package io.earshot.collectors.edge.avro;

import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.schema.MarkColumns;
import java.util.List;
import org.apache.avro.Schema.Field;

/** Every column of marks has one entry per row, or none at all. */
final class MarkShape {

  private MarkShape() {}

  static void require(MarkColumns marks) throws BatchRefused {
    if (marks.getCount() > 0 && marks.getAtDeltaNanos().isEmpty()) {
      throw new BatchRefused(RejectReason.MALFORMED, "marks: atDeltaNanos is missing");
    }
    for (Field field : MarkColumns.getClassSchema().getFields()) {
      if (marks.get(field.pos()) instanceof List<?> column
          && !column.isEmpty()
          && column.size() != marks.getCount()) {
        throw new BatchRefused(
            RejectReason.MALFORMED,
            field.name() + " has " + column.size() + " rows, count=" + marks.getCount());
      }
    }
  }
}
