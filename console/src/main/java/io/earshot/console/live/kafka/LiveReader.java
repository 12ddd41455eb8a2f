package io.earshot.console.live.kafka;

import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.kafka.CommittedReads;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads measurements and summaries as they are committed; one thread. */
public final class LiveReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String sessionTopic;
  private final Deserializer<Measurement> measurements;
  private final Deserializer<SessionSummary> summaries;

  private LiveReader(
      KafkaConsumer<byte[], byte[]> consumer, String sessionTopic, SchemaIdLookup ids) {
    this.consumer = consumer;
    this.sessionTopic = sessionTopic;
    this.measurements = new AvroDeserializer<>(Measurement.class, ids);
    this.summaries = new AvroDeserializer<>(SessionSummary.class, ids);
  }

  static LiveReader fromNow(String bootstrap, SchemaIdLookup ids, TopicPlan plan) {
    KafkaConsumer<byte[], byte[]> consumer = CommittedReads.consumer(bootstrap);
    List<TopicPartition> all =
        Stream.of(TopicKind.MEASUREMENTS, TopicKind.SESSIONS)
            .flatMap(kind -> partitions(plan.topic(kind)))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    // Seeking is lazy: without this the end would be the one of the first poll.
    all.forEach(consumer::position);
    return new LiveReader(consumer, plan.sessions(), ids);
  }

  /** Hands on what came within 0.2 s. */
  public void poll(Consumer<Measurement> onMeasurement, Consumer<SessionSummary> onSummary) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      if (each.value() == null) {
        continue;
      }
      if (each.topic().equals(sessionTopic)) {
        onSummary.accept(summaries.deserialize(each.topic(), each.value()));
      } else {
        onMeasurement.accept(measurements.deserialize(each.topic(), each.value()));
      }
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static Stream<TopicPartition> partitions(TopicSpec topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }
}
