package io.earshot.console.page.kafka;

import io.earshot.console.page.avro.RollupReading;
import io.earshot.console.page.rollup.RollupBoard;
import io.earshot.schema.Rollup;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest rollups at hand, on a thread of its own; whatever happens, it tries again. */
public final class RollupFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RollupFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  /** Records of each partition that are read at the start: the newest minutes of a small site. */
  private static final long HISTORY_RECORDS = 2_000;

  private final Map<String, Object> config;
  private final Deserializer<Rollup> rollups;
  private final RollupBoard board;
  private final Consumer<Rollup> news;
  private final Map<TopicPartition, Long> newFrom = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "rollup-feed");

  private RollupFeed(
      String bootstrap, SchemaIdLookup ids, RollupBoard board, Consumer<Rollup> news) {
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
    this.rollups = new AvroDeserializer<>(Rollup.class, ids);
    this.board = board;
    this.news = news;
  }

  /**
   * Returns at once.
   *
   * @param news takes each record that is written from now on, once, on the feed's thread
   */
  public static RollupFeed start(
      String bootstrap, SchemaIdLookup ids, RollupBoard board, Consumer<Rollup> news) {
    RollupFeed feed = new RollupFeed(bootstrap, ids, board, news);
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

  private void follow() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      assign(consumer);
      while (closing.getCount() > 0) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          put(each);
        }
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be read: {}", Topics.ROLLUPS, e.getMessage());
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private void assign(KafkaConsumer<byte[], byte[]> consumer) {
    List<PartitionInfo> infos = consumer.partitionsFor(Topics.ROLLUPS);
    if (infos == null || infos.isEmpty()) {
      throw new IllegalStateException("it is not there yet");
    }
    List<TopicPartition> all =
        infos.stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
    consumer.assign(all);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(all);
    consumer
        .endOffsets(all)
        .forEach(
            (partition, end) -> {
              newFrom.putIfAbsent(partition, end);
              consumer.seek(
                  partition, Math.max(first.getOrDefault(partition, 0L), end - HISTORY_RECORDS));
            });
  }

  /** A feed that begins again reads again what it has handed on. */
  private boolean isNews(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() < newFrom.getOrDefault(partition, Long.MAX_VALUE)) {
      return false;
    }
    newFrom.put(partition, record.offset() + 1);
    return true;
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      Rollup rollup = rollups.deserialize(record.topic(), record.value());
      board.put(RollupReading.window(rollup));
      if (isNews(record)) {
        news.accept(rollup);
      }
    } catch (SerializationException e) {
      LOG.warn(
          "{} partition={} offset={} is no rollup: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }
}
