package io.earshot.collectors.recording.batch;

import io.earshot.collectors.recording.rows.BadRow;
import io.earshot.collectors.recording.rows.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Rows by time, without those that were written far outside the call. Where every agent has a clock
 * of its own, another agent's rows say nothing about when the call was.
 */
final class SoundRows {

  /** No call is longer; a row this far from the others has a broken clock. */
  private static final long MAX_FROM_MEDIAN_NANOS = TimeUnit.HOURS.toNanos(24);

  /** The difference of two times this near to the epoch fits 64 bits; the year 2096. */
  private static final long MAX_EPOCH_NANOS = 4_000_000_000_000_000_000L;

  private final boolean separate;
  private final Map<Agent, List<Row>> rowsByAgent;
  private final long medianOfAllNanos;
  private final Tally tally;

  SoundRows(boolean separate, Map<Agent, List<Row>> rowsByAgent, Tally tally) {
    this.separate = separate;
    this.rowsByAgent = rowsByAgent;
    this.medianOfAllNanos = medianNanos(rowsByAgent.values());
    this.tally = tally;
  }

  /** The sound ones of each agent, sorted; the others go to the tally. */
  Map<Agent, List<Row>> of(Map<Agent, List<Row>> candidates) {
    Map<Agent, List<Row>> sound = new LinkedHashMap<>();
    candidates.forEach((agent, rows) -> sound.put(agent, soundOf(agent, rows)));
    return sound;
  }

  private List<Row> soundOf(Agent agent, List<Row> rows) {
    long centreNanos =
        separate
            ? medianNanos(List.of(rowsByAgent.getOrDefault(agent, List.of())))
            : medianOfAllNanos;
    boolean absurd = separate && !isSane(centreNanos);
    List<Row> sound = new ArrayList<>();
    for (Row row : rows) {
      Row near = row.onlyNear(centreNanos, MAX_FROM_MEDIAN_NANOS);
      if (absurd || near.sights().isEmpty()) {
        tally.reject(BadRow.TIME_OUT_OF_RANGE);
      } else {
        sound.add(near);
      }
    }
    sound.sort(Comparator.comparingLong(Row::atNanos));
    return sound;
  }

  /** Whether a time can be subtracted from another clock's. */
  static boolean isSane(long atNanos) {
    return -MAX_EPOCH_NANOS <= atNanos && atNanos <= MAX_EPOCH_NANOS;
  }

  private static long medianNanos(Collection<List<Row>> groups) {
    long[] times = groups.stream().flatMap(List::stream).mapToLong(Row::atNanos).sorted().toArray();
    return times.length == 0 ? 0 : times[times.length / 2];
  }
}
