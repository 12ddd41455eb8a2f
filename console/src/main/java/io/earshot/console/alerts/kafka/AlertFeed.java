package io.earshot.console.alerts.kafka;

import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.cluster.kafka.TopicFollower;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.schemas.kafka.CommittedReads;
import io.earshot.schemas.topic.TopicPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the page's alerts up to date from the topics; whatever happens, it tries again. What was
 * read twice counts once, so a new beginning needs no new board.
 */
public final class AlertFeed implements TopicFollower.Reading {

  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DISCOVERY = Duration.ofSeconds(3);

  /** Changes of each partition that are read at the start; the compacted topics are read whole. */
  private static final long HISTORY_RECORDS = AlertBoard.MAX_ALL_CHANGES;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LiveAlerts into;
  private final TopicPlan plan;
  private final BoardRecords records;
  private List<TopicPartition> followed = List.of();
  private Map<TopicPartition, Long> ends = Map.of();
  private long nextDiscoveryNanos = System.nanoTime();
  private boolean hasComplained;

  private AlertFeed(KafkaConsumer<byte[], byte[]> consumer, @Nullable String run, LiveAlerts into) {
    this.consumer = consumer;
    this.into = into;
    this.plan = SessionTopics.planOf(run);
    this.records = new BoardRecords(plan, run);
  }

  /**
   * Returns at once.
   *
   * @param run id of a replay; null = the live pipeline
   */
  public static TopicFollower start(String bootstrap, @Nullable String run, LiveAlerts into) {
    return TopicFollower.start(
        "alert-feed",
        () -> new AlertFeed(CommittedReads.consumer(bootstrap), run, into),
        failure -> LOG.warn("alerts cannot be read: {}", failure.getMessage()));
  }

  @Override
  public void poll() throws InterruptedException {
    discover(records.topics());
    if (followed.isEmpty()) {
      // A consumer without partitions refuses to poll.
      Thread.sleep(POLL.toMillis());
      return;
    }
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      into.change(board -> records.take(each, board));
    }
    if (ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
      into.caughtUp();
    }
    complain(records.unreadable());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  /** Topics come one by one, that of deliveries with the first notifier. */
  private void discover(List<String> topics) {
    if (System.nanoTime() - nextDiscoveryNanos < 0) {
      return;
    }
    nextDiscoveryNanos = System.nanoTime() + DISCOVERY.toNanos();
    Map<String, List<PartitionInfo>> there = consumer.listTopics(PATIENCE);
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : topics) {
      there
          .getOrDefault(topic, List.of())
          .forEach(each -> all.add(new TopicPartition(topic, each.partition())));
    }
    List<TopicPartition> added = all.stream().filter(each -> !followed.contains(each)).toList();
    if (!added.isEmpty() || all.size() != followed.size()) {
      consumer.assign(all);
      start(added);
      followed = all;
      ends = consumer.endOffsets(all, PATIENCE);
    }
  }

  private void start(List<TopicPartition> added) {
    consumer.seekToBeginning(added);
    List<TopicPartition> changes =
        added.stream().filter(each -> each.topic().equals(plan.alerts())).toList();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(changes, PATIENCE);
    consumer
        .endOffsets(changes, PATIENCE)
        .forEach(
            (partition, end) ->
                consumer.seek(
                    partition, Math.max(first.getOrDefault(partition, 0L), end - HISTORY_RECORDS)));
  }

  private void complain(@Nullable String unreadable) {
    if (unreadable != null && !hasComplained) {
      LOG.warn("{}", unreadable);
      hasComplained = true;
    }
  }
}
