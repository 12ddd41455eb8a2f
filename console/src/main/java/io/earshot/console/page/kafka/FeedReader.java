package io.earshot.console.page.kafka;

import io.earshot.console.cluster.kafka.TopicFollower;
import io.earshot.console.page.avro.PageWriter;
import io.earshot.console.page.kafka.FollowedTopics.Source;
import io.earshot.schema.Measurement;
import io.earshot.schema.SessionSummary;
import io.earshot.schemas.kafka.AvroDeserializer;
import io.earshot.schemas.kafka.CommittedReads;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the broker: finds topics as they come and go, and hands on their records. */
final class FeedReader implements TopicFollower.Reading {

  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long DISCOVERY_MILLIS = 3_000;

  private final PageWriter into;
  private final InstantSource clock;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroDeserializer<Measurement> measurements;
  private final AvroDeserializer<SessionSummary> summaries;
  private final Set<String> unreadable = new HashSet<>();
  private FollowedTopics followed = FollowedTopics.NONE;
  private Map<TopicPartition, Long> endsToLoad = Map.of();
  private boolean loading = true;
  private boolean troubled = true;
  private long nextDiscoveryMillis;

  private FeedReader(
      PageWriter into,
      SchemaIdLookup ids,
      InstantSource clock,
      Admin admin,
      KafkaConsumer<byte[], byte[]> consumer) {
    this.into = into;
    this.clock = clock;
    this.admin = admin;
    this.consumer = consumer;
    this.measurements = new AvroDeserializer<>(Measurement.class, ids);
    this.summaries = new AvroDeserializer<>(SessionSummary.class, ids);
  }

  static FeedReader open(
      String bootstrap, SchemaIdLookup ids, InstantSource clock, PageWriter into) {
    Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    return new FeedReader(into, ids, clock, admin, CommittedReads.consumer(bootstrap));
  }

  /** Hands on what came within 0.1 s. */
  @Override
  public void poll() throws InterruptedException {
    if (clock.millis() >= nextDiscoveryMillis) {
      discover();
      nextDiscoveryMillis = clock.millis() + DISCOVERY_MILLIS;
    }
    if (followed.partitions().isEmpty()) {
      // A consumer without partitions refuses to poll.
      Thread.sleep(POLL.toMillis());
      return;
    }
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
      read(each);
    }
    if (loading && hasLoaded()) {
      loading = false;
      into.loaded();
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
    admin.close(Duration.ZERO);
  }

  private void discover() throws InterruptedException {
    FollowedTopics found = FollowedTopics.of(consumer.listTopics(PATIENCE));
    if (!found.equals(followed)) {
      follow(found);
    }
    if (!found.hasLive()) {
      troubled = true;
      into.interrupted(
          "topics "
              + Topics.MEASUREMENTS
              + " and "
              + Topics.SESSIONS
              + " are not on the broker; make them with: ./earshot topics apply");
    } else if (troubled) {
      troubled = false;
      into.resumed();
    }
  }

  private void follow(FollowedTopics found) throws InterruptedException {
    Set<TopicPartition> added = new HashSet<>(found.partitions());
    added.removeAll(followed.partitions());
    consumer.assign(found.partitions());
    List<TopicPartition> recent =
        added.stream().filter(each -> isMeasurements(found.source(each))).toList();
    consumer.seekToBeginning(added);
    new StartPositions(admin).of(recent).forEach(consumer::seek);
    if (loading) {
      endsToLoad = consumer.endOffsets(found.partitions(), PATIENCE);
    }
    followed.runsGone(found).forEach(into::forget);
    followed = found;
  }

  private boolean hasLoaded() {
    return followed.hasLive()
        && endsToLoad.entrySet().stream()
            .filter(end -> followed.source(end.getKey()) != null)
            .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    Source source = followed.source(new TopicPartition(record.topic(), record.partition()));
    if (source == null) {
      return;
    }
    try {
      if (source.measurements()) {
        Measurement measurement = measurements.deserialize(record.topic(), record.value());
        if (measurement != null) {
          into.measurement(source.run(), record.partition(), measurement, clock.millis());
        }
      } else {
        SessionSummary summary = summaries.deserialize(record.topic(), record.value());
        if (summary != null) {
          into.summary(source.run(), summary, clock.millis());
        }
      }
    } catch (SerializationException e) {
      if (unreadable.add(record.topic())) {
        LOG.warn(
            "Skipping records that are not ours. topic={} partition={} offset={}: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      }
    }
  }

  private static boolean isMeasurements(@Nullable Source of) {
    return of != null && of.measurements();
  }
}
