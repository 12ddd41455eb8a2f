package io.earshot.collectors.recording.batch;

import io.earshot.schema.EventBatch;
import io.earshot.schema.MarkColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the rows of one agent by second of their receipt, and before a batch gets too many marks.
 */
final class BatchCutter {

  /** The schema's bound on one set of columns, kept for the whole batch. */
  private static final int MAX_MARKS = 1024;

  private static final long ONLY_BOOT = 1;

  private final String session;
  private final Agent agent;
  private final AgentClock clock;
  private final ShiftedClocks shifted;
  private final Map<String, String> labels;

  BatchCutter(
      String session,
      Agent agent,
      AgentClock clock,
      ShiftedClocks shifted,
      Map<String, String> labels) {
    this.session = session;
    this.agent = agent;
    this.clock = clock;
    this.shifted = shifted;
    this.labels = labels;
  }

  /**
   * Both lists by time. The rows decide where batches begin and end; what was seen beside them goes
   * into the first batch that ends later, or the last.
   */
  List<CutBatch> cut(List<Row> rows, List<Row> beside) {
    List<CutBatch> batches = new ArrayList<>();
    int next = 0;
    int from = 0;
    for (int to : ends(rows)) {
      long endNanos = to == rows.size() ? Long.MAX_VALUE : rows.get(to - 1).atNanos();
      int first = next;
      while (next < beside.size() && beside.get(next).atNanos() <= endNanos) {
        next++;
      }
      batches.add(close(rows.subList(from, to), beside.subList(first, next), batches.size()));
      from = to;
    }
    return batches;
  }

  /** The index behind the last row of each batch. */
  private List<Integer> ends(List<Row> rows) {
    List<Integer> ends = new ArrayList<>();
    long openMarks = 0;
    for (int i = 0; i < rows.size(); i++) {
      long marks = rows.get(i).markCount();
      if (i > 0 && (isNextSecond(rows, i) || openMarks + marks > MAX_MARKS)) {
        ends.add(i);
        openMarks = 0;
      }
      openMarks += marks;
    }
    if (!rows.isEmpty()) {
      ends.add(rows.size());
    }
    return ends;
  }

  private boolean isNextSecond(List<Row> rows, int i) {
    return clock.receiptSecond(rows.get(i).atNanos())
        != clock.receiptSecond(rows.get(i - 1).atNanos());
  }

  private CutBatch close(List<Row> rows, List<Row> beside, int sequence) {
    long receiptMillis = clock.receiptMillis(rows.get(rows.size() - 1).atNanos());
    List<Sight> sights = new ArrayList<>();
    rows.forEach(row -> sights.addAll(row.sights()));
    beside.forEach(row -> sights.addAll(row.sights()));
    if (!shifted.isEmpty()) {
      sights.replaceAll(new ShiftedSights(shifted, agent.participant())::moved);
    }
    long sentNanos = clock.recordedNanos(receiptMillis);
    EventBatch batch =
        EventBatch.newBuilder()
            .setSession(session)
            .setAgent(agent.id())
            .setParticipant(agent.participant())
            .setRole(agent.role())
            .setBoot(ONLY_BOOT)
            .setSequence(sequence)
            .setObservations(rows.size())
            .setClock(clock.id())
            .setSentNanos(shifted.moved(agent.participant(), sentNanos))
            .setMarks(marks(sights))
            .setLabels(labels)
            .build();
    sights.forEach(sight -> put(batch, sight));
    return new CutBatch(receiptMillis, batch);
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
    } else if (sight instanceof Sight.Stamped stamped) {
      batch.getRemoteStamps().add(stamped.stamp());
    }
  }

  private static List<MarkColumns> marks(List<Sight> sights) {
    Map<Mark.Shape, List<Mark>> byShape = new LinkedHashMap<>();
    for (Sight sight : sights) {
      if (sight instanceof Sight.Passage passage) {
        Mark mark = passage.mark();
        byShape.computeIfAbsent(mark.shape(), unused -> new ArrayList<>()).add(mark);
      }
    }
    List<MarkColumns> columns = new ArrayList<>();
    byShape.values().forEach(marks -> columns.addAll(Columns.of(marks)));
    return columns;
  }
}
