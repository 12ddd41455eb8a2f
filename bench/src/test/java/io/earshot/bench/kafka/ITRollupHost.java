package io.earshot.bench.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.console.cluster.kafka.TopicFollower;
import io.earshot.console.page.kafka.RollupFeed;
import io.earshot.console.page.rollup.RollupBoard;
import io.earshot.schema.Measurement;
import io.earshot.schema.ParticipantWindow;
import io.earshot.schema.Revision;
import io.earshot.schema.Rollup;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireEncoder;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.RollupHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollups on a real broker: through the topic between the two stages, a restart, the board. */
class ITRollupHost {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final int PARTITIONS = PlanSize.EMBEDDED.partitions();
  private static final long START = 1_700_000_040L;
  private static final WireEncoder<Measurement> MEASUREMENTS =
      WireEncoder.of(
          Measurement.getClassSchema(), TOPICS.topic(TopicKind.MEASUREMENTS).subject(), IDS);

  @TempDir private Path dir;

  @Test
  void callsOfAllPartitionsComeTogetherAcrossARestart() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      RollupBoard board = new RollupBoard();
      List<Rollup> news = new CopyOnWriteArrayList<>();
      try (TopicFollower feed = RollupFeed.start(broker.bootstrapServers(), IDS, board, news::add);
          KafkaProducer<byte[], byte[]> producer = producer(broker.bootstrapServers())) {
        try (RollupHost host = RollupHost.start(settings(broker.bootstrapServers()))) {
          write(producer, START);
          tick(producer, START + 28);
          await()
              .atMost(Duration.ofSeconds(90))
              .untilAsserted(() -> assertThat(board.of("fleet", "", 10)).hasSize(1));
          assertThat(host.ended()).isNotDone();
          write(producer, START + 10);
        }
        tick(producer, START + 10 + 28);
        tick(producer, START + 140);
        try (RollupHost again = RollupHost.start(settings(broker.bootstrapServers()))) {
          await()
              .atMost(Duration.ofSeconds(90))
              .untilAsserted(() -> assertThat(board.of("fleet", "", 60)).hasSize(1));
          assertThat(again.counters()).containsEntry("late", 0L);
        }
        assertThat(feed).isNotNull();
        assertThat(fleetSeconds(news, 10)).containsExactly(START, START + 10);
        assertThat(board.of("fleet", "", 10))
            .hasSize(2)
            .allMatch(json -> json.contains("\"callWindows\":" + PARTITIONS));
        assertThat(board.of("fleet", "", 60).get(0))
            .contains("\"callWindows\":" + 2 * PARTITIONS)
            .contains("\"connectionAttempts\":" + 20 * PARTITIONS)
            .doesNotContain("histogram");
        assertThat(board.newestOf("room", 10)).hasSize(2);
      }
    }
  }

  @Test
  void aFeedThatComesLaterHearsOnlyOfWhatIsNewToIt() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      RollupBoard board = new RollupBoard();
      List<Rollup> news = new CopyOnWriteArrayList<>();
      try (KafkaProducer<byte[], byte[]> producer = producer(broker.bootstrapServers())) {
        producer.send(rollup(START)).get();
        try (TopicFollower feed =
            RollupFeed.start(broker.bootstrapServers(), IDS, board, news::add)) {
          await().until(() -> board.of("fleet", "", 10).size() == 1);
          producer.send(rollup(START + 10)).get();
          await().until(() -> board.of("fleet", "", 10).size() == 2);
          assertThat(feed).isNotNull();
        }
      }
      assertThat(fleetSeconds(news, 10)).containsExactly(START + 10);
    }
  }

  private static List<Long> fleetSeconds(List<Rollup> news, int windowSeconds) {
    return news.stream()
        .filter(each -> each.getScope().equals("fleet"))
        .filter(each -> each.getWindowSeconds() == windowSeconds)
        .map(Rollup::getSecond)
        .toList();
  }

  private static ProducerRecord<byte[], byte[]> rollup(long second) {
    Rollup rollup =
        Rollup.newBuilder()
            .setScope("fleet")
            .setName("")
            .setSecond(second)
            .setWindowSeconds(10)
            .setCallWindows(1)
            .build();
    byte[] value =
        WireEncoder.of(Rollup.getClassSchema(), TOPICS.topic(TopicKind.ROLLUPS).subject(), IDS)
            .encode(rollup);
    return new ProducerRecord<>(TOPICS.rollups(), "fleet//10".getBytes(UTF_8), value);
  }

  private static void write(KafkaProducer<byte[], byte[]> producer, long second) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ParticipantWindow ann =
          ParticipantWindow.newBuilder()
              .setParticipant("ann")
              .setConnectionAttempts(10)
              .setConnectionFailures(1)
              .build();
      Measurement window =
          Measurement.newBuilder()
              .setRevision(Revision.FINAL)
              .setSession("call-" + partition)
              .setSecond(second)
              .setWindowSeconds(10)
              .setContext(Map.of("room", "room-" + partition % 2))
              .setParticipants(List.of(ann))
              .build();
      send(producer, partition, second, window);
    }
    producer.flush();
  }

  private static void tick(KafkaProducer<byte[], byte[]> producer, long second) {
    Measurement tick =
        Measurement.newBuilder()
            .setRevision(Revision.TICK)
            .setSession("")
            .setSecond(second)
            .setWindowSeconds(0)
            .build();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      send(producer, partition, second, tick);
    }
    producer.flush();
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, int partition, long second, Measurement value) {
    producer.send(
        new ProducerRecord<>(
            TOPICS.measurements(),
            partition,
            second * 1000,
            Topics.TICK_KEY.getBytes(UTF_8),
            MEASUREMENTS.encode(value)));
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private HostSettings settings(String bootstrapServers) {
    return HostSettings.embedded(
        bootstrapServers, IDS, "rollup-host-test", TOPICS, dir.resolve("state"));
  }
}
