package io.earshot.console.metrics.kafka;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.console.metrics.Metric;
import io.earshot.console.metrics.MetricSource;
import io.earshot.console.metrics.Scrape;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many alerts are open, as the topic of states has it: read from its beginning, on a thread of
 * its own, so that it is state and not a count that another start would double.
 */
public final class OpenAlertsFeed implements MetricSource, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenAlertsFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private record Open(String rule, String severity, String state) {}

  private final Map<String, Object> config;
  private final Map<String, Open> openById = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "open-alerts");
  private boolean isComplete;

  private OpenAlertsFeed(String bootstrap) {
    this.config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.name().toLowerCase(Locale.ROOT),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);
  }

  /** Returns at once. */
  public static OpenAlertsFeed start(String bootstrap) {
    OpenAlertsFeed feed = new OpenAlertsFeed(bootstrap);
    feed.thread.setDaemon(true);
    feed.thread.start();
    return feed;
  }

  /** Nothing before everything that lay there was read: half of it is not "few alerts". */
  @Override
  public synchronized void writeTo(Scrape scrape) {
    if (isComplete) {
      openById
          .values()
          .forEach(open -> scrape.put(Metric.ALERTS, 1, open.rule, open.severity, open.state));
    }
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

  private void follow() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.ALERT_STATES).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      restart();
      while (closing.getCount() > 0) {
        consumer.poll(POLL).forEach(this::take);
        boolean isAtEnd =
            ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        complete(isAtEnd);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be read: {}", Topics.ALERT_STATES, e.getMessage());
      restart();
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private synchronized void restart() {
    isComplete = false;
    openById.clear();
  }

  private synchronized void complete(boolean isAtEnd) {
    isComplete |= isAtEnd;
  }

  private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
    String alertId = new String(record.key(), StandardCharsets.UTF_8);
    if (alertId.equals(Topics.TICK_KEY)) {
      return;
    }
    openById.remove(alertId);
    if (record.value() == null) {
      return;
    }
    try {
      Transition newest = AlertRecord.read(record.value());
      if (newest.to().isOpen()) {
        openById.put(alertId, new Open(newest.rule(), newest.severity(), newest.to().key()));
      }
    } catch (UnreadableAlert e) {
      LOG.warn("{} offset={}: {}", record.topic(), record.offset(), e.getMessage());
    }
  }
}
