package io.earshot.collectors.edge.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.batch.BatchRefused;
import io.earshot.collectors.edge.batch.Ranges;
import io.earshot.collectors.edge.batch.RejectReason;
import io.earshot.collectors.edge.privacy.FieldPrivacy;
import io.earshot.schema.EventBatch;
import io.earshot.schema.LifecycleEvent;
import io.earshot.schema.MarkColumns;
import io.earshot.schema.ProbeExchange;
import io.earshot.schema.RemoteStamp;
import io.earshot.schema.StreamReport;
import io.earshot.schema.UtteranceStage;
import io.earshot.schemas.wire.RecordTrust;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Reads one batch of the wire: JSON by Avro field name, names made unreadable on the way. */
public final class BatchReader {

  static {
    RecordTrust.establish();
  }

  private final FieldPrivacy privacy;

  public BatchReader(FieldPrivacy privacy) {
    this.privacy = privacy;
  }

  /**
   * Reads a batch whose session, participant and role are filled in.
   *
   * @throws BatchRefused when it is no batch, or one over its limits
   */
  public ReadBatch read(JsonNode json) throws BatchRefused {
    LostValues lost = new LostValues();
    EventBatch batch =
        (EventBatch) new SchemaReader(privacy, lost).record(EventBatch.getClassSchema(), json);
    for (MarkColumns marks : batch.getMarks()) {
      MarkShape.require(marks);
    }
    requireAtMost(rows(batch));
    return new ReadBatch(plausible(batch, lost), lost.counts());
  }

  private static void requireAtMost(long rows) throws BatchRefused {
    if (rows > Ranges.MAX_OBSERVATIONS) {
      throw new BatchRefused(
          RejectReason.TOO_LARGE,
          "rows=" + rows + " > " + Ranges.MAX_OBSERVATIONS + "; send smaller batches");
    }
  }

  private static long rows(EventBatch batch) {
    return batch.getMarks().stream().mapToLong(MarkColumns::getCount).sum()
        + batch.getReports().size()
        + batch.getProbes().size()
        + batch.getLifecycle().size()
        + batch.getStages().size()
        + batch.getRemoteStamps().size()
        + batch.getHeartbeats().size();
  }

  /** Without rows that one clock cannot have stamped within a day of the batch. */
  private static EventBatch plausible(EventBatch batch, LostValues lost) {
    Near near = new Near(batch.getSentNanos());
    EventBatch.Builder kept =
        EventBatch.newBuilder(batch)
            .setMarks(near.only(batch.getMarks(), MarkColumns::getBaseNanos, MarkColumns::getCount))
            .setReports(near.only(batch.getReports(), StreamReport::getAtNanos))
            .setProbes(near.only(batch.getProbes(), ProbeExchange::getRequestSentNanos))
            .setLifecycle(near.only(batch.getLifecycle(), LifecycleEvent::getAtNanos))
            .setStages(near.only(batch.getStages(), UtteranceStage::getAtNanos))
            .setRemoteStamps(near.only(batch.getRemoteStamps(), RemoteStamp::getReceivedNanos));
    if (near.gone == 0) {
      return batch;
    }
    lost.add(LostValues.TIME_OUT_OF_RANGE, near.gone);
    return kept.setObservations((int) Math.max(0, batch.getObservations() - near.gone)).build();
  }

  /** Keeps rows near one moment and counts the others. */
  private static final class Near {

    private final long sentNanos;
    private long gone;

    Near(long sentNanos) {
      this.sentNanos = sentNanos;
    }

    <T> List<T> only(List<T> rows, ToLongFunction<T> atNanos) {
      return only(rows, atNanos, unused -> 1);
    }

    <T> List<T> only(List<T> rows, ToLongFunction<T> atNanos, ToIntFunction<T> size) {
      List<T> kept =
          rows.stream().filter(row -> Ranges.areNear(atNanos.applyAsLong(row), sentNanos)).toList();
      gone += rows.stream().mapToInt(size).sum() - kept.stream().mapToInt(size).sum();
      return kept;
    }
  }
}
