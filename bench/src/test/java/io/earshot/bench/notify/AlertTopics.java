package io.earshot.bench.notify;

import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker with what those who judge measurements write: changes, states and ticks. */
final class AlertTopics implements AutoCloseable {

  private final BrokerProcess broker;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
  private volatile @Nullable Long standingTick;

  /**
   * Starts a broker.
   *
   * @param lag event time stands still so far behind until it is let go; null = it is ours
   */
  AlertTopics(Path folder, @Nullable Duration lag) throws Exception {
    broker = BrokerProcess.start(folder);
    broker.create(TopicPlan.live(PlanSize.EMBEDDED));
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    standingTick = lag == null ? null : Instant.now().minus(lag).getEpochSecond();
    ticker.scheduleAtFixedRate(this::tick, 0, 500, TimeUnit.MILLISECONDS);
  }

  String bootstrap() {
    return broker.bootstrapServers();
  }

  BrokerProcess broker() {
    return broker;
  }

  /** Writes changes as those who judge do: the change and the state, together. */
  void write(Transition... changes) throws InterruptedException, ExecutionException {
    for (Transition each : changes) {
      byte[] key = each.alertId().getBytes(StandardCharsets.UTF_8);
      byte[] value = AlertRecord.bytes(each);
      producer.send(record(Topics.ALERTS, key, value, each.tick())).get();
      producer.send(record(Topics.ALERT_STATES, key, value, each.tick())).get();
    }
  }

  /** Writes changes to a topic of any name. */
  void writeTo(String topic, Transition... changes) throws Exception {
    for (Transition each : changes) {
      byte[] key = each.alertId().getBytes(StandardCharsets.UTF_8);
      producer.send(record(topic, key, AlertRecord.bytes(each), each.tick())).get();
    }
  }

  /** Lets event time go on with ours. */
  void catchUp() {
    standingTick = null;
  }

  private void tick() {
    Long standing = standingTick;
    long tick = standing == null ? Instant.now().getEpochSecond() : standing;
    byte[] key = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    producer.send(record(Topics.ALERT_STATES, key, new byte[] {'1'}, tick));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, byte[] key, byte[] value, long tick) {
    return new ProducerRecord<>(topic, null, tick * 1000, key, value);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    producer.close(Duration.ofSeconds(2));
    broker.close();
  }
}
