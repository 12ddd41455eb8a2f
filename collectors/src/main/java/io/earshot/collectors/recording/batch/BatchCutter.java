package io.earshot.collectors.recording.batch;

import io.earshot.schema.ClockId;
import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Cuts the rows of one agent by second of the epoch, and before a batch gets too many marks. */
final class BatchCutter {

  /** The schema's bound on one set of columns, kept for the whole batch. */
  private static final int MAX_MARKS = 1024;

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** All files of a lab folder are stamped by one machine. */
  private static final ClockId LAB_CLOCK = new ClockId("lab", "realtime", 0);

  private static final long ONLY_BOOT = 1;

  private final String session;
  private final Agent agent;
  private final List<CutBatch> batches = new ArrayList<>();

  BatchCutter(String session, Agent agent) {
    this.session = session;
    this.agent = agent;
  }

  List<CutBatch> cut(List<Row> rowsByTime) {
    List<Row> open = new ArrayList<>();
    long openMarks = 0;
    long openSecond = 0;
    for (Row row : rowsByTime) {
      long second = Math.floorDiv(row.atNanos(), NANOS_PER_SECOND);
      long marks = row.markCount();
      if (!open.isEmpty() && (second != openSecond || openMarks + marks > MAX_MARKS)) {
        close(open);
        open.clear();
        openMarks = 0;
      }
      openSecond = second;
      openMarks += marks;
      open.add(row);
    }
    if (!open.isEmpty()) {
      close(open);
    }
    return batches;
  }

  private void close(List<Row> rows) {
    long lastNanos = rows.get(rows.size() - 1).atNanos();
    long receiptMillis = -Math.floorDiv(-lastNanos, NANOS_PER_MILLI);
    EventBatch batch =
        EventBatch.newBuilder()
            .setSession(session)
            .setAgent(agent.id())
            .setParticipant(agent.participant())
            .setRole(agent.role())
            .setBoot(ONLY_BOOT)
            .setSequence(batches.size())
            .setObservations(rows.size())
            .setClock(LAB_CLOCK)
            .setSentNanos(receiptMillis * NANOS_PER_MILLI)
            .setMarks(marks(rows))
            .build();
    for (Row row : rows) {
      row.sights().forEach(sight -> put(batch, sight));
    }
    batches.add(new CutBatch(receiptMillis, batch));
  }

  private static void put(EventBatch batch, Sight sight) {
    if (sight instanceof Sight.Reading reading) {
      batch.getReports().add(reading.report());
    } else if (sight instanceof Sight.Happening happening) {
      batch.getLifecycle().add(happening.event());
    } else if (sight instanceof Sight.Probing probing) {
      batch.getProbes().add(probing.exchange());
    } else if (sight instanceof Sight.Progress progress) {
      batch.getStages().add(progress.stage());
    }
  }

  private static List<MarkColumns> marks(List<Row> rows) {
    Map<Mark.Shape, List<Mark>> byShape = new LinkedHashMap<>();
    for (Row row : rows) {
      for (Sight sight : row.sights()) {
        if (sight instanceof Sight.Passage passage) {
          Mark mark = passage.mark();
          byShape.computeIfAbsent(mark.shape(), unused -> new ArrayList<>()).add(mark);
        }
      }
    }
    List<MarkColumns> columns = new ArrayList<>();
    byShape.values().forEach(marks -> columns.addAll(Columns.of(marks)));
    return columns;
  }
}
