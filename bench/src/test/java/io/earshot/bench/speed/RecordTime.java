package io.earshot.bench.speed;

import io.earshot.bench.speed.ArrivalLog.Arrival;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which record moved the time of its partition past a second. The engine's first record starts its
 * time and moves it past nothing.
 */
final class RecordTime {

  private final Map<InPartition, InPartition> offsetBySecond = new HashMap<>();

  /** Reads the log of events, each partition in order. */
  RecordTime(List<Arrival> events) {
    Map<Integer, Long> newestSecond = new HashMap<>();
    for (Arrival event : events) {
      ConsumerRecord<byte[], byte[]> record = event.record();
      int partition = record.partition();
      long second = Math.floorDiv(record.timestamp(), 1000L);
      long newest = newestSecond.getOrDefault(partition, second);
      for (long passed = newest + 1; passed <= second; passed++) {
        offsetBySecond.put(
            new InPartition(partition, passed), new InPartition(partition, record.offset()));
      }
      newestSecond.put(partition, Math.max(newest, second));
    }
  }

  /**
   * A second or an offset of one partition.
   *
   * @param number which one
   */
  record InPartition(int partition, long number) {}

  /** Offset of the first record whose time is this second or later; empty before the second one. */
  Optional<InPartition> mover(int partition, long second) {
    return Optional.ofNullable(offsetBySecond.get(new InPartition(partition, second)));
  }
}
