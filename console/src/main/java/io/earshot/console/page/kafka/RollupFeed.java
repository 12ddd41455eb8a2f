package io.earshot.console.page.kafka;

import io.earshot.console.cluster.kafka.TopicFollower;
import io.earshot.console.page.avro.RollupReading;
import io.earshot.console.page.rollup.RollupBoard;
import io.earshot.schema.Rollup;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.kafka.CommittedReads;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest rollups at hand; whatever happens, it tries again. */
public final class RollupFeed implements TopicFollower.Reading {

  private static final Logger LOG = LoggerFactory.getLogger(RollupFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Records of each partition that are read at the start: the newest minutes of a small site. */
  private static final long HISTORY_RECORDS = 2_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<Rollup> rollups;
  private final RollupBoard board;
  private final Consumer<Rollup> news;
  private final Map<TopicPartition, Long> newFrom;
  private boolean isAssigned;

  private RollupFeed(
      KafkaConsumer<byte[], byte[]> consumer,
      SchemaIdLookup ids,
      RollupBoard board,
      Consumer<Rollup> news,
      Map<TopicPartition, Long> newFrom) {
    this.consumer = consumer;
    this.rollups = new AvroDeserializer<>(Rollup.class, ids);
    this.board = board;
    this.news = news;
    this.newFrom = newFrom;
  }

  /**
   * Returns at once.
   *
   * @param news takes each record that is written from now on, once, on the feed's thread
   */
  public static TopicFollower start(
      String bootstrap, SchemaIdLookup ids, RollupBoard board, Consumer<Rollup> news) {
    Map<TopicPartition, Long> newFrom = new HashMap<>();
    return TopicFollower.start(
        "rollup-feed",
        () -> new RollupFeed(CommittedReads.consumer(bootstrap), ids, board, news, newFrom),
        failure -> LOG.warn("{} cannot be read: {}", Topics.ROLLUPS, failure.getMessage()));
  }

  @Override
  public void poll() {
    if (!isAssigned) {
      assign();
      isAssigned = true;
    }
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      put(each);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private void assign() {
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
