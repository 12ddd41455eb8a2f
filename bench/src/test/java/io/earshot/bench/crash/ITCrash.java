package io.earshot.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.bench.kafka.PartitionLog;
import io.earshot.bench.kafka.PlainRun;
import io.earshot.bench.kafka.SyntheticSessions;
import io.earshot.schema.Measurement;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.schemas.wire.WireDecoder;
import io.earshot.streams.host.Guarantee;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is killed in mid-stream leaves what one leaves that nobody killed. */
class ITCrash {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final int PARTITIONS = PlanSize.EMBEDDED.partitions();
  private static final int KILLS = 3;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir private static Path dir;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = BrokerProcess.start(dir.resolve("broker"));
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void exactlyOnceLosesAndDoublesNothing() throws Exception {
    Verdict verdict = killedRun("exact", Guarantee.EXACTLY_ONCE, 100);
    assertThat(verdict).matches(Verdict::isClean, "is clean");
    assertThat(verdict.windows()).isPositive();
  }

  /** The negative control: a test that cannot fail proves nothing. */
  @Test
  void atLeastOnceIsCaught() throws Exception {
    Verdict verdict = killedRun("control", Guarantee.AT_LEAST_ONCE, 500);
    assertThat(verdict.isClean()).as("%s", verdict).isFalse();
  }

  private static Verdict killedRun(String run, Guarantee guarantee, int commitMillis)
      throws Exception {
    TopicPlan topics = TopicPlan.replay(run, PlanSize.EMBEDDED);
    broker.create(topics);
    SyntheticSessions sessions = new SyntheticSessions(7, 40, 300);
    produce(sessions, topics);
    long records = (long) sessions.records() + PARTITIONS;
    long committed = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      long startNanos = System.nanoTime();
      try (ChildJvm engine =
          ChildJvm.engine(broker.bootstrapServers(), run, dir, guarantee, commitMillis)) {
        awaitCommitted(engine, run, committed + 1);
        long firstCommitMillis = (System.nanoTime() - startNanos) / 1_000_000;
        awaitCommitted(engine, run, kill * records / (KILLS + 2));
        engine.kill();
        committed = committed(run);
        System.out.printf(
            "%s kill=%d pid=%d committedOffset=%d lag=%d firstCommitAfterMillis=%d%n",
            run, kill, engine.pid(), committed, records - committed, firstCommitMillis);
        assertThat(committed).as("input left at the kill").isLessThan(records);
      }
    }
    try (ChildJvm engine =
        ChildJvm.engine(broker.bootstrapServers(), run, dir, guarantee, commitMillis)) {
      awaitCommitted(engine, run, records);
    }
    Verdict verdict = verdict(topics, sessions);
    System.out.printf("%s %s%n", run, verdict);
    return verdict;
  }

  private static void produce(SyntheticSessions sessions, TopicPlan topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20, "batch.size", 1 << 17);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      sessions.produce(producer, topics.events(), PARTITIONS);
    }
  }

  private static Verdict verdict(TopicPlan topics, SyntheticSessions sessions) {
    PlainRun plain = new PlainRun(topics, IDS);
    PartitionLog.forEach(broker.bootstrapServers(), topics.events(), PARTITIONS, plain::accept);
    return Verdict.of(
        sessions.receivedPackets(),
        plain,
        lines(topics.measurements()),
        lines(topics.sessions()),
        WireDecoder.of(Measurement.class, IDS));
  }

  private static Map<Integer, List<String>> lines(String topic) {
    Map<Integer, List<String>> lines = new TreeMap<>();
    PartitionLog.readAll(broker.bootstrapServers(), topic, PARTITIONS)
        .forEach(
            (partition, log) -> lines.put(partition, log.stream().map(PlainRun::line).toList()));
    return lines;
  }

  private static void awaitCommitted(ChildJvm engine, String run, long records) throws IOException {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> committed(run) >= records || !engine.isAlive());
    assertThat(engine.isAlive()).as("engine lives: %s", engine.said()).isTrue();
  }

  private static long committed(String run) throws Exception {
    Map<?, OffsetAndMetadata> offsets =
        broker
            .admin()
            .listConsumerGroupOffsets("crash-" + run)
            .partitionsToOffsetAndMetadata()
            .get(10, TimeUnit.SECONDS);
    return offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }
}
