package io.earshot.console.page.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where reading begins: the history that the page keeps, no more. */
final class StartPositions {

  /**
   * Before the newest record of a partition, by record time: no wall clock, so that a replay of
   * last month's call and an engine that stood still have their last minutes, too.
   */
  private static final Duration HISTORY = Duration.ofMinutes(15);

  private static final long PATIENCE_MILLIS = 8_000;

  private final Admin admin;

  StartPositions(Admin admin) {
    this.admin = admin;
  }

  /** Offset of the first record to read, for partitions that have any. */
  Map<TopicPartition, Long> of(Collection<TopicPartition> measurements)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> sinceByPartition = new HashMap<>();
    ask(measurements, each -> OffsetSpec.maxTimestamp())
        .forEach(
            (partition, newest) -> {
              if (newest.offset() >= 0) {
                long sinceMillis = Math.max(0, newest.timestamp() - HISTORY.toMillis());
                sinceByPartition.put(partition, OffsetSpec.forTimestamp(sinceMillis));
              }
            });
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ask(List.copyOf(sinceByPartition.keySet()), sinceByPartition::get)
        .forEach((partition, first) -> offsets.put(partition, first.offset()));
    return offsets;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ask(
      Collection<TopicPartition> partitions, Function<TopicPartition, OffsetSpec> spec)
      throws InterruptedException {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    try {
      return admin
          .listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, spec)))
          .all()
          .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("no answer within " + PATIENCE_MILLIS + " ms", e);
    }
  }
}
