package io.earshot.alerts.host;

import io.earshot.alerts.record.RulesRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.schemas.kafka.CommittedReads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic of rules: which hold by now, and from when on others do. */
final class RulesTopic {

  /** Every partition hears of new rules before it comes to the second from which they hold. */
  static final long NOTICE_SECONDS = 5;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final String topic;

  RulesTopic(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /**
   * Writes the rules if they are others than the newest ones: the first ones hold always, later
   * ones from a few seconds on. True if it did.
   *
   * @param nowSecond Unix epoch
   */
  boolean publish(List<RulesSource> files, long nowSecond) {
    RulesRecord newest = newest();
    if (newest != null && newest.files().equals(files)) {
      return false;
    }
    long fromSecond = 0;
    if (newest != null) {
      fromSecond = Math.max(nowSecond + NOTICE_SECONDS, newest.fromSecond() + 1);
    }
    write(new RulesRecord(fromSecond, files), nowSecond);
    return true;
  }

  private void write(RulesRecord rules, long nowSecond) {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis() / 2,
            ProducerConfig.LINGER_MS_CONFIG,
            0);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      long millis = Duration.ofSeconds(nowSecond).toMillis();
      producer.send(new ProducerRecord<>(topic, null, millis, rules.key(), rules.bytes())).get();
    } catch (ExecutionException e) {
      throw new KafkaException("topic=" + topic + " does not take rules: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing rules", e);
    }
  }

  /** Null = nobody has written any. */
  private @Nullable RulesRecord newest() {
    RulesRecord newest = null;
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic, PATIENCE).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
      while (all.stream().anyMatch(each -> consumer.position(each) < end(ends, each))) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          newest = later(newest, each.value());
        }
      }
    }
    return newest;
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static @Nullable RulesRecord later(
      @Nullable RulesRecord newest, byte @Nullable [] value) {
    if (value == null) {
      return newest;
    }
    try {
      RulesRecord read = RulesRecord.read(value);
      return newest == null || read.fromSecond() > newest.fromSecond() ? read : newest;
    } catch (UnreadableAlert e) {
      // A later version's; what holds is decided by those who can read it.
      return newest;
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    return CommittedReads.consumer(bootstrapServers);
  }
}
