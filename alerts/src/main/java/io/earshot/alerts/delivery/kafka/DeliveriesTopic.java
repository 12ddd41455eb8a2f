package io.earshot.alerts.delivery.kafka;

import io.earshot.alerts.delivery.host.DeliverySink;
import io.earshot.alerts.delivery.host.SyncedClock;
import io.earshot.alerts.delivery.record.DeliveryRecord;
import io.earshot.alerts.delivery.record.Told;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.TopicSpec;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topic of what was delivered to whom. The broker stamps its records, so each write
 * also tells what time it is there.
 */
final class DeliveriesTopic implements DeliverySink, AutoCloseable {

  private static final String CLOCK = "~clock";

  private final String notifier;
  private final SyncedClock clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final @Nullable Long lastSignMillis;

  private DeliveriesTopic(
      String notifier,
      SyncedClock clock,
      KafkaProducer<byte[], byte[]> producer,
      @Nullable Long lastSignMillis) {
    this.notifier = notifier;
    this.clock = clock;
    this.producer = producer;
    this.lastSignMillis = lastSignMillis;
  }

  /** Opens it for one notifier; makes it where it is not there yet. */
  static DeliveriesTopic open(String bootstrap, String notifier, SyncedClock clock)
      throws InterruptedException {
    create(bootstrap);
    Long lastSignMillis = lastSignMillis(bootstrap, notifier);
    return new DeliveriesTopic(notifier, clock, Clients.producer(bootstrap), lastSignMillis);
  }

  private static @Nullable Long lastSignMillis(String bootstrap, String notifier) {
    byte[] prefix = (notifier + "/").getBytes(StandardCharsets.UTF_8);
    AtomicLong lastMillis = new AtomicLong(Long.MIN_VALUE);
    TopicContents.read(
        bootstrap,
        Topics.ALERT_DELIVERIES,
        each -> {
          if (Arrays.mismatch(each.key(), prefix) == prefix.length) {
            lastMillis.accumulateAndGet(each.timestamp(), Math::max);
          }
        });
    return lastMillis.get() == Long.MIN_VALUE ? null : lastMillis.get();
  }

  /**
   * When a notifier of this name last wrote anything before this one, by the broker's clock,
   * milliseconds; null = not known. One that lives writes at least when it asks for the time.
   */
  @Nullable Long lastSignMillis() {
    return lastSignMillis;
  }

  private static void create(String bootstrap) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      if (admin.listTopics().names().get().contains(Topics.ALERT_DELIVERIES)) {
        return;
      }
      int nodes = admin.describeCluster().nodes().get().size();
      PlanSize size = nodes >= PlanSize.CLUSTER.replicas() ? PlanSize.CLUSTER : PlanSize.EMBEDDED;
      TopicSpec wanted = TopicPlan.live(size).topic(TopicKind.ALERT_DELIVERIES);
      NewTopic topic = new NewTopic(wanted.name(), wanted.partitions(), wanted.replicas());
      admin.createTopics(List.of(topic.configs(wanted.configs()))).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException lost) {
        throw lost;
      }
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException(
            "topic " + Topics.ALERT_DELIVERIES + " not created: " + e.getMessage(), e);
      }
    }
  }

  /** What receivers acknowledged to notifiers of this name, by receiver. */
  Map<String, List<Told>> read(String bootstrap) {
    Map<String, DeliveryRecord> lastByKey = new LinkedHashMap<>();
    TopicContents.read(
        bootstrap,
        Topics.ALERT_DELIVERIES,
        each -> {
          String key = new String(each.key(), StandardCharsets.UTF_8);
          DeliveryRecord delivery = each.value() == null ? null : DeliveryRecord.read(each.value());
          if (delivery == null) {
            lastByKey.remove(key);
          } else if (delivery.notifier().equals(notifier)) {
            lastByKey.put(key, delivery);
          }
        });
    Map<String, List<Told>> toldByReceiver = new LinkedHashMap<>();
    for (DeliveryRecord each : lastByKey.values()) {
      toldByReceiver.computeIfAbsent(each.receiver(), any -> new ArrayList<>()).add(each.told());
    }
    return toldByReceiver;
  }

  @Override
  public void delivered(String receiver, String channel, @Nullable String page, Told told) {
    DeliveryRecord record = new DeliveryRecord(notifier, receiver, channel, page, told);
    send(record.key(), record.bytes());
  }

  /** Forgets what a receiver knows about an alert. */
  void forget(String receiver, String alertId) {
    send(DeliveryRecord.key(notifier, receiver, alertId), null);
  }

  /** Asks what time it is. */
  void askTime() {
    send(notifier + "/" + CLOCK, null);
  }

  @SuppressWarnings("NullAway") // A null value is how a compacted topic forgets.
  private void send(String key, byte @Nullable [] value) {
    long askedNanos = System.nanoTime();
    producer.send(
        new ProducerRecord<>(Topics.ALERT_DELIVERIES, key.getBytes(StandardCharsets.UTF_8), value),
        (metadata, failure) -> {
          if (failure == null && metadata.hasTimestamp()) {
            clock.answered(metadata.timestamp(), askedNanos, System.nanoTime());
          }
        });
  }

  /** Waits until everything that was sent is kept. */
  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
