package io.earshot.bench.livekit.kafka;

import static java.util.Objects.requireNonNull;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What agents told, as anybody with a consumer reads it. */
public final class StoredEvents {

  private final String bootstrap;
  private final String registry;

  public StoredEvents(String bootstrap, String registry) {
    this.bootstrap = bootstrap;
    this.registry = registry;
  }

  /** Batches of one session, in the order of their partition. */
  public List<EventBatch> of(String session) {
    AvroDeserializer<EventBatch> reader =
        new AvroDeserializer<>(EventBatch.class, RegistrySchemaIds.of(SchemaRegistry.at(registry)));
    List<EventBatch> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : everything(Topics.EVENTS)) {
      // Empty ones are ticks of silence, by which the engine knows how late it is.
      if (record.value().length > 0) {
        EventBatch batch = requireNonNull(reader.deserialize(record.topic(), record.value()));
        if (batch.getSession().equals(session)) {
          found.add(batch);
        }
      }
    }
    return found;
  }

  /** Names of rooms that the edge was told of, each after {@code room:}. */
  public Set<String> rooms() {
    Set<String> rooms = new TreeSet<>();
    for (ConsumerRecord<byte[], byte[]> record : everything(Topics.UNASSIGNED)) {
      rooms.add(new String(record.key(), StandardCharsets.UTF_8));
    }
    return rooms;
  }

  /**
   * Changes of one session's alerts, in the order of their partition.
   *
   * @throws UnreadableAlert if a record is something else
   */
  public List<Transition> alertsOf(String session) throws UnreadableAlert {
    List<Transition> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : everything(Topics.ALERTS)) {
      Transition change = AlertRecord.read(record.value());
      if (session.equals(change.labels().asMap().get("session"))) {
        found.add(change);
      }
    }
    return found;
  }

  private List<ConsumerRecord<byte[], byte[]>> everything(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < requireNonNull(ends.get(each)))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }
}
