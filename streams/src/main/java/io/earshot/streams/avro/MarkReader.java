package io.earshot.streams.avro;

import io.earshot.schema.MarkColumns;
import io.earshot.streams.session.input.Batch;
import io.earshot.streams.session.input.MarkColumn;
import io.earshot.streams.session.input.Stage;

/** Reads columns of marks into arrays, undoing the deltas. */
final class MarkReader {

  private static final int[] UNSEEN = {};
  private static final long[] NO_ROWS = {};

  static {
    FieldOrder.require(
        MarkColumns.getClassSchema(),
        "stage participant ssrc payloadType baseNanos count atDeltaNanos rtpTimestampDelta"
            + " sequenceNumber payloadHash payloadBytes primaryHash primaryBytes"
            + " sinceCaptureNanos opusToc");
  }

  private final BodyCursor cursor;
  private final FieldReader fields;
  private final EnumTable<Stage> stages;
  private int marksOfBatch;

  MarkReader(BodyCursor cursor, FieldReader fields, EnumTable<Stage> stages) {
    this.cursor = cursor;
    this.fields = fields;
    this.stages = stages;
  }

  void startBatch() {
    marksOfBatch = 0;
  }

  MarkColumn read(String batchParticipant) throws UndecodableBatch {
    Stage stage = stages.read(cursor);
    String participant = fields.readStringOr(batchParticipant);
    long ssrc = fields.readLongOr(MarkColumn.NO_SSRC);
    int payloadType = fields.readIntOr(-1);
    long baseNanos = BatchReader.readNanos(cursor, "baseNanos");
    int count = readCount();
    int[] atDeltaNanos = readColumn("atDeltaNanos", count);
    if (atDeltaNanos.length != count) {
      throw unequal("atDeltaNanos", 0, count);
    }
    return new MarkColumn(
        stage,
        participant,
        ssrc,
        payloadType,
        summed(atDeltaNanos, baseNanos),
        summed(readColumn("rtpTimestampDelta", count)),
        readColumn("sequenceNumber", count),
        readColumn("payloadHash", count),
        readColumn("payloadBytes", count),
        readColumn("primaryHash", count),
        readColumn("primaryBytes", count),
        readColumn("sinceCaptureNanos", count),
        readColumn("opusToc", count));
  }

  private int readCount() throws UndecodableBatch {
    int count = cursor.readInt();
    if (count < 0) {
      throw new UndecodableBatch(Refusal.UNEQUAL_COLUMNS, "count=" + count + " < 0");
    }
    if (count > Batch.MAX_MARKS - marksOfBatch) {
      throw new UndecodableBatch(
          Refusal.TOO_MANY_MARKS,
          "marks=" + ((long) marksOfBatch + count) + " > maxMarks=" + Batch.MAX_MARKS);
    }
    marksOfBatch += count;
    return count;
  }

  /** Reads a column that is either empty or has {@code count} rows. */
  private int[] readColumn(String name, int count) throws UndecodableBatch {
    int[] rows = UNSEEN;
    int filled = 0;
    for (int items = cursor.readBlockCount(); items > 0; items = cursor.readBlockCount()) {
      if (items > count - filled) {
        throw unequal(name, (long) filled + items, count);
      }
      rows = filled == 0 ? new int[count] : rows;
      for (int end = filled + items; filled < end; filled++) {
        rows[filled] = cursor.readInt();
      }
    }
    if (filled != 0 && filled != count) {
      throw unequal(name, filled, count);
    }
    return rows;
  }

  private static long[] summed(int[] deltas, long base) {
    if (deltas.length == 0) {
      return NO_ROWS;
    }
    long[] values = new long[deltas.length];
    long value = base;
    for (int i = 0; i < deltas.length; i++) {
      value += deltas[i];
      values[i] = value;
    }
    return values;
  }

  /** RTP timestamps wrap at 2^32, and so does int. */
  private static int[] summed(int[] deltas) {
    for (int i = 1; i < deltas.length; i++) {
      deltas[i] += deltas[i - 1];
    }
    return deltas;
  }

  private static UndecodableBatch unequal(String column, long length, int count) {
    return new UndecodableBatch(
        Refusal.UNEQUAL_COLUMNS, column + ".length=" + length + " != count=" + count);
  }
}
