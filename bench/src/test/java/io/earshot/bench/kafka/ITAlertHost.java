package io.earshot.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earshot.alerts.host.AlertHost;
import io.earshot.alerts.host.AlertHostSettings;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.schemas.kafka.streams.BrokerUnreachable;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.avro.MeasurementEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ITAlertHost {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final List<RulesSource> RULES =
      List.of(
          new RulesSource(
              "test.yml",
              """
              version: 1
              rules:
                - alert: Watchdog
                  metric: tick
                  scope: fleet
                  above: {warning: 0}
              """));

  @TempDir private Path dir;

  @Test
  void saysWhenTheBrokerIsGoneAndGoesOnWhereItWasWhenItIsBack() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      String bootstrap = broker.bootstrapServers();
      try (AlertHost host = AlertHost.start(settings(bootstrap), () -> RULES)) {
        host.awaitReady(Duration.ofSeconds(60));
        assertThat(host.eventTimeLag()).isNull();
        tick(bootstrap, Instant.now().getEpochSecond() - 5);
        awaitJudged(host, 1);
        broker.kill();
        HostEnd end = host.ended().get(40, TimeUnit.SECONDS);
        assertThat(end.kind()).isEqualTo(HostEnd.Kind.BROKER_LOST);
        assertThat(end.line()).contains(bootstrap, "alert rules").doesNotContain("\n");
      }
      broker.startAgain();
      try (AlertHost host = startAgain(bootstrap)) {
        host.awaitReady(Duration.ofSeconds(60));
        tick(bootstrap, Instant.now().getEpochSecond() + 1);
        awaitJudged(host, 1);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(alertsIn(bootstrap)).as("fires once").isEqualTo(1));
      }
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(() -> AlertHost.start(settings("127.0.0.1:1"), () -> RULES))
        .isInstanceOf(BrokerUnreachable.class)
        .hasMessageStartingWith("bootstrap=127.0.0.1:1 did not answer within 10 s");
  }

  private static int alertsIn(String bootstrap) {
    return PartitionLog.readAll(bootstrap, TOPICS.alerts(), PlanSize.EMBEDDED.partitions())
        .values()
        .stream()
        .mapToInt(List::size)
        .sum();
  }

  /** In one process the first one's threads hold the folder until they have seen the broker. */
  private AlertHost startAgain(String bootstrap) {
    AtomicReference<AlertHost> started = new AtomicReference<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(StreamsException.class)
        .until(
            () -> {
              started.set(AlertHost.start(settings(bootstrap), () -> RULES));
              return true;
            });
    return Objects.requireNonNull(started.get());
  }

  private static void awaitJudged(AlertHost host, long ticksOfEachPartition) {
    long ticks = ticksOfEachPartition * PlanSize.EMBEDDED.partitions();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(host.counts().records()).isGreaterThanOrEqualTo(ticks);
              assertThat(host.eventTimeLag()).isBetween(Duration.ZERO, Duration.ofMinutes(2));
              assertThat(host.rulesFromSecond()).isEqualTo(0);
            });
  }

  private static void tick(String bootstrap, long second) throws Exception {
    byte[] value =
        MeasurementEncoder.of(TOPICS.topic(TopicKind.MEASUREMENTS).subject(), IDS)
            .encodeTick(second);
    byte[] key = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap), bytes, bytes)) {
      for (int partition = 0; partition < PlanSize.EMBEDDED.partitions(); partition++) {
        producer
            .send(new ProducerRecord<>(TOPICS.measurements(), partition, second * 1000, key, value))
            .get();
      }
    }
  }

  private AlertHostSettings settings(String bootstrapServers) {
    return AlertHostSettings.embedded(
        bootstrapServers, IDS, "alert-host-test", TOPICS, dir.resolve("state"));
  }
}
