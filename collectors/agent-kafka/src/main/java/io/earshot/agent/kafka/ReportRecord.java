package io.earshot.agent.kafka;

import io.earshot.agent.observation.ReportField;
import io.earshot.agent.observation.StreamReport;
import io.earshot.schema.ReportType;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.Schema;

/** A report as the record of the schema, whose fields have the names of {@link ReportField}. */
final class ReportRecord {

  private static final Map<ReportField, Schema.Field> FIELDS = new EnumMap<>(ReportField.class);

  static {
    Schema schema = io.earshot.schema.StreamReport.getClassSchema();
    for (ReportField field : ReportField.values()) {
      Schema.Field ofSchema = schema.getField(field.wireName());
      if (ofSchema == null) {
        throw new IllegalStateException(
            "field=" + field.wireName() + " is not in " + schema.getFullName());
      }
      FIELDS.put(field, ofSchema);
    }
  }

  private ReportRecord() {}

  static io.earshot.schema.StreamReport of(StreamReport report) {
    io.earshot.schema.StreamReport record =
        io.earshot.schema.StreamReport.newBuilder()
            .setType(ReportType.valueOf(report.type().name()))
            .setAtNanos(report.atNanos())
            .build();
    report.forEach((field, value) -> put(record, field, value));
    return record;
  }

  private static void put(io.earshot.schema.StreamReport record, ReportField field, Object value) {
    Schema.Field ofSchema = FIELDS.get(field);
    if (ofSchema == null) {
      return;
    }
    boolean isInt = ofSchema.schema().getTypes().get(1).getType() == Schema.Type.INT;
    if (!isInt || !(value instanceof Long whole)) {
      record.put(ofSchema.pos(), value);
    } else if (whole == whole.intValue()) {
      record.put(ofSchema.pos(), whole.intValue());
    }
    // What does not fit is no payload type and no clock rate: unknown, as if it was not read.
  }
}
