package io.earshot.collectors.recording.batch;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * All rows of a recording by agent, until they are cut. Files come in blocks, not in time order.
 */
public final class Gathering {

  /** No call is longer; a row this far from the others has a broken clock. */
  private static final long MAX_FROM_MEDIAN_NANOS = TimeUnit.HOURS.toNanos(24);

  private final Map<Agent, List<Row>> rowsByAgent = new LinkedHashMap<>();

  public void add(Agent agent, long atNanos, List<? extends Sight> sights) {
    rowsByAgent
        .computeIfAbsent(agent, unused -> new ArrayList<>())
        .add(new Row(atNanos, List.copyOf(sights)));
  }

  public void add(Agent agent, long atNanos, Sight sight) {
    add(agent, atNanos, List.of(sight));
  }

  /** Batches sorted by receipt, agent, sequence; rows far outside the call go to the tally. */
  public List<CutBatch> cut(String session, Tally tally) {
    long medianNanos = medianNanos();
    List<CutBatch> batches = new ArrayList<>();
    rowsByAgent.forEach(
        (agent, rows) -> {
          List<Row> sound = new ArrayList<>();
          for (Row row : rows) {
            Row near = row.onlyNear(medianNanos, MAX_FROM_MEDIAN_NANOS);
            if (near.sights().isEmpty()) {
              tally.reject(BadRow.TIME_OUT_OF_RANGE);
            } else {
              sound.add(near);
            }
          }
          sound.sort(Comparator.comparingLong(Row::atNanos));
          batches.addAll(new BatchCutter(session, agent).cut(sound));
        });
    batches.sort(
        Comparator.comparingLong(CutBatch::receiptMillis)
            .thenComparing(cut -> cut.batch().getAgent())
            .thenComparing(cut -> cut.batch().getSequence()));
    return batches;
  }

  private long medianNanos() {
    long[] times =
        rowsByAgent.values().stream().flatMap(List::stream).mapToLong(Row::atNanos).toArray();
    Arrays.sort(times);
    return times.length == 0 ? 0 : times[times.length / 2];
  }
}
