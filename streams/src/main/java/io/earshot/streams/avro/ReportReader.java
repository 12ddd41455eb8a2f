package io.earshot.streams.avro;

import io.earshot.schema.ReportType;
import io.earshot.schema.StreamReport;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Reading;
import io.earshot.streams.session.input.ReadingType;
import io.earshot.streams.session.input.Stat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads reports: a few named fields, then numbers that go into one array by a table. */
final class ReportReader {

  /** Beyond it no counter, rate or time of a call is real, and doubles no longer count by ones. */
  private static final double MAX_VALUE = 1e15;

  private static final String NAMED_FIELDS =
      "type participant connection ssrc kind mime payloadType clockRateHertz atNanos statsNanos"
          + " ntpNanos ntpParticipant";

  private static final int STATS = Stat.values().length;

  static {
    FieldOrder.requireFirst(StreamReport.getClassSchema(), NAMED_FIELDS);
  }

  private final BodyCursor cursor;
  private final FieldReader fields;
  private final EnumTable<ReadingType> types =
      EnumTable.of(ReadingType.class, ReportType.getClassSchema());
  private final NumberField[] numbers = numberFields();
  private long unusableValues;

  ReportReader(BodyCursor cursor, FieldReader fields) {
    this.cursor = cursor;
    this.fields = fields;
  }

  long unusableValues() {
    return unusableValues;
  }

  Reading read(String batchParticipant) throws UndecodableBatch {
    return new Reading(
        types.read(cursor),
        fields.readStringOr(batchParticipant),
        fields.readNullableString(),
        fields.readLongOr(MarkColumn.NO_SSRC),
        fields.readNullableString(),
        fields.readNullableString(),
        fields.readIntOr(-1),
        fields.readIntOr(-1),
        BatchReader.readNanos(cursor, "report.atNanos"),
        fields.readNanosOr("statsNanos", Reading.NO_TIME),
        fields.readNanosOr("ntpNanos", Reading.NO_TIME),
        fields.readNullableString(),
        readValues());
  }

  private double[] readValues() throws UndecodableBatch {
    double[] values = new double[STATS];
    Arrays.fill(values, Double.NaN);
    for (NumberField field : numbers) {
      if (cursor.readPresent()) {
        double value = field.isLong() ? cursor.readLong() : cursor.readDouble();
        if (field.stat() != null) {
          values[field.stat().ordinal()] = usable(value);
        }
      }
    }
    return values;
  }

  private double usable(double value) {
    if (-MAX_VALUE <= value && value <= MAX_VALUE) {
      return value;
    }
    unusableValues++;
    return Double.NaN;
  }

  private static NumberField[] numberFields() {
    Map<String, Stat> statByName = new HashMap<>();
    for (Stat stat : Stat.values()) {
      statByName.put(stat.fieldName(), stat);
    }
    List<Schema.Field> all = StreamReport.getClassSchema().getFields();
    return all.subList(NAMED_FIELDS.split(" ").length, all.size()).stream()
        .map(field -> NumberField.of(field, statByName.get(field.name())))
        .toArray(NumberField[]::new);
  }

  /**
   * One number on the wire.
   *
   * @param isLong long, else double
   * @param stat where it goes; null if the engine does not use it
   */
  private record NumberField(boolean isLong, @Nullable Stat stat) {

    static NumberField of(Schema.Field field, @Nullable Stat stat) {
      Schema.Type type = field.schema().getTypes().get(1).getType();
      if (type != Schema.Type.LONG && type != Schema.Type.DOUBLE) {
        throw new IllegalStateException(
            "StreamReport." + field.name() + " is " + type + "; its reader knows LONG and DOUBLE");
      }
      return new NumberField(type == Schema.Type.LONG, stat);
    }
  }
}
