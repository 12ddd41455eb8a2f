package io.earshot.console.alerts.kafka;

import io.earshot.console.alerts.board.AlertBoard;
import io.earshot.console.sessions.kafka.SessionTopics;
import io.earshot.schemas.topic.TopicPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the page's alerts up to date from the topics, on a thread of its own; whatever happens, it
 * tries again. What was read twice counts once, so a new beginning needs no new board.
 */
public final class AlertFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration DISCOVERY = Duration.ofSeconds(3);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  /** Changes of each partition that are read at the start; the compacted topics are read whole. */
  private static final long HISTORY_RECORDS = AlertBoard.MAX_ALL_CHANGES;

  private final Map<String, Object> config;
  private final LiveAlerts into;
  private final @Nullable String run;
  private final TopicPlan plan;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "alert-feed");
  private List<TopicPartition> followed = List.of();
  private Map<TopicPartition, Long> ends = Map.of();
  private long nextDiscoveryNanos;
  private @Nullable String said;

  private AlertFeed(String bootstrap, @Nullable String run, LiveAlerts into) {
    this.run = run;
    this.plan = SessionTopics.planOf(run);
    this.config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.name().toLowerCase(Locale.ROOT),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);
    this.into = into;
  }

  /**
   * Returns at once.
   *
   * @param run id of a replay; null = the live pipeline
   */
  public static AlertFeed start(String bootstrap, @Nullable String run, LiveAlerts into) {
    AlertFeed feed = new AlertFeed(bootstrap, run, into);
    feed.thread.setDaemon(true);
    feed.thread.start();
    return feed;
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join(CLOSE_PATIENCE.toMillis());
  }

  private void run() {
    try {
      do {
        follow();
      } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      followed = List.of();
      nextDiscoveryNanos = System.nanoTime();
      BoardRecords records = new BoardRecords(plan, run);
      while (closing.getCount() > 0) {
        discover(consumer, records.topics());
        if (followed.isEmpty()) {
          // A consumer without partitions refuses to poll.
          closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
          continue;
        }
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          into.change(board -> records.take(each, board));
        }
        if (ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
          into.caughtUp();
        }
        say(records.unreadable());
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("alerts cannot be read: {}", e.getMessage());
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  /** Topics come one by one, that of deliveries with the first notifier. */
  private void discover(KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
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
      start(consumer, added);
      followed = all;
      ends = consumer.endOffsets(all, PATIENCE);
    }
  }

  private void start(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> added) {
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

  private void say(@Nullable String unreadable) {
    if (unreadable != null && said == null) {
      LOG.warn("{}", unreadable);
      said = unreadable;
    }
  }
}
