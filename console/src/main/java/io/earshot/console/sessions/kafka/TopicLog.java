package io.earshot.console.sessions.kafka;

import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.command.Progress;
import io.earshot.schemas.kafka.CommittedReads;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic up to what is committed now; a few MB at a time, no group, no commit. */
public final class TopicLog {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** A broker that goes away while it is read is noticed within this. */
  private static final Duration MAX_SILENCE = Duration.ofSeconds(15);

  private static final int MAX_FETCH_BYTES = 8 << 20;

  private final Broker broker;

  public TopicLog(Broker broker) {
    this.broker = broker;
  }

  /** Hands on every record; of one key in the order in which they were written. */
  public void read(List<TopicPartition> partitions, RecordSink sink) throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      long total = sum(ends) - sum(consumer.beginningOffsets(partitions, PATIENCE));
      try (Progress progress = Progress.of("reading", "records", total)) {
        readUntil(
            ends,
            consumer,
            each -> {
              sink.accept(each);
              return true;
            },
            progress);
      } finally {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
      }
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (KafkaException e) {
      throw broker.unreachable(e);
    }
  }

  /**
   * Hands on the records of each partition from a time on until the sink has enough of it; without
   * a word to anybody who waits.
   *
   * @param sinceMillis record time, Unix epoch
   */
  public void readSince(List<TopicPartition> partitions, long sinceMillis, EnoughSink sink)
      throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
      consumer.assign(partitions);
      Map<TopicPartition, Long> starts = new HashMap<>();
      partitions.forEach(each -> starts.put(each, Math.max(0, sinceMillis)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      consumer
          .offsetsForTimes(starts, PATIENCE)
          .forEach(
              (partition, first) -> {
                if (first == null) {
                  ends.remove(partition);
                } else {
                  starts.put(partition, first.offset());
                }
              });
      consumer.assign(ends.keySet());
      ends.keySet().forEach(each -> consumer.seek(each, starts.getOrDefault(each, 0L)));
      try (Progress silent = Progress.none()) {
        readUntil(ends, consumer, sink, silent);
      } finally {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
      }
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (KafkaException e) {
      throw broker.unreachable(e);
    }
  }

  private void readUntil(
      Map<TopicPartition, Long> ends,
      KafkaConsumer<byte[], byte[]> consumer,
      EnoughSink sink,
      Progress progress) {
    long newestNanos = System.nanoTime();
    Map<TopicPartition, Long> positions = new HashMap<>();
    Set<TopicPartition> enough = new HashSet<>();
    while (!hasPassed(ends, positions, enough)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> each : records) {
        TopicPartition partition = new TopicPartition(each.topic(), each.partition());
        if (!enough.contains(partition) && !sink.takesMoreAfter(each)) {
          enough.add(partition);
          consumer.pause(List.of(partition));
        }
        progress.step();
      }
      if (moved(ends.keySet(), consumer, positions)) {
        newestNanos = System.nanoTime();
      } else if (System.nanoTime() - newestNanos > MAX_SILENCE.toNanos()) {
        throw silent();
      }
    }
  }

  /** Positions also pass what is not handed on: the ends of transactions. */
  private static boolean moved(
      Iterable<TopicPartition> partitions,
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> positions) {
    boolean moved = false;
    for (TopicPartition partition : partitions) {
      Long position = consumer.position(partition, PATIENCE);
      moved |= !position.equals(positions.put(partition, position));
    }
    return moved;
  }

  private static boolean hasPassed(
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> positions,
      Set<TopicPartition> enough) {
    return ends.entrySet().stream()
        .filter(end -> !enough.contains(end.getKey()))
        .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }

  private CommandFailure silent() {
    return broker.unreachable(
        new TimeoutException("no record for " + MAX_SILENCE.toSeconds() + " s"));
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How a topic is read by somebody who leaves no trace. */
  public Map<String, Object> config() {
    Map<String, Object> config = CommittedReads.config(broker.bootstrap());
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  /** Takes records one by one. */
  @FunctionalInterface
  public interface RecordSink {
    void accept(ConsumerRecord<byte[], byte[]> each);
  }

  /** Takes records one by one; false = no more of this partition. */
  @FunctionalInterface
  public interface EnoughSink {
    boolean takesMoreAfter(ConsumerRecord<byte[], byte[]> each);
  }
}
