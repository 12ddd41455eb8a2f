package io.earshot.console.replay.arrival;

import io.earshot.collectors.recording.ImportedBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Recorded batches spread over partitions by their session, each partition with ticks of its own.
 *
 * @param inOrder steps of all partitions, by time; within a partition in its own order
 * @param lastSeconds partition to the second that its last tick closes
 */
public record PartitionedSteps(List<Placed> inOrder, Map<Integer, Long> lastSeconds) {

  public static PartitionedSteps of(
      List<ImportedBatch> arrivals, ToIntFunction<String> partitionOf) {
    Map<Integer, List<ImportedBatch>> byPartition = new TreeMap<>();
    for (ImportedBatch arrival : arrivals) {
      int partition = partitionOf.applyAsInt(arrival.batch().getSession());
      byPartition.computeIfAbsent(partition, unused -> new ArrayList<>()).add(arrival);
    }
    List<Placed> placed = new ArrayList<>();
    Map<Integer, Long> lastSeconds = new TreeMap<>();
    byPartition.forEach(
        (partition, batches) -> {
          List<Step> steps = Timeline.of(batches);
          lastSeconds.put(partition, Timeline.lastSecond(steps));
          addInTime(partition, steps, placed);
        });
    placed.sort(Comparator.comparingLong(Placed::newestMillis));
    return new PartitionedSteps(placed, lastSeconds);
  }

  /** The newest time so far only grows, so sorting by it keeps the order of a partition. */
  private static void addInTime(int partition, List<Step> steps, List<Placed> placed) {
    long newestMillis = Long.MIN_VALUE;
    for (Step step : steps) {
      newestMillis = Math.max(newestMillis, step.timestampMillis());
      placed.add(new Placed(partition, newestMillis, step));
    }
  }

  /**
   * One step of one partition.
   *
   * @param newestMillis newest timestamp of the partition so far
   */
  public record Placed(int partition, long newestMillis, Step step) {}
}
