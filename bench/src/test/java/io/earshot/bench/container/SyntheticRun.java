package io.earshot.bench.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.bench.kafka.PartitionLog;
import io.earshot.bench.kafka.PlainRun;
import io.earshot.bench.kafka.SyntheticSessions;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.HostSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sessions in topics of their own, and what an engine makes of them. */
final class SyntheticRun {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final int PARTITIONS = PlanSize.EMBEDDED.partitions();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Long enough to hit what is between two commits. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);

  private final ContainerBroker broker;
  private final String name;
  private final TopicPlan topics;
  private final SyntheticSessions sessions;

  private SyntheticRun(ContainerBroker broker, String name, SyntheticSessions sessions) {
    this.broker = broker;
    this.name = name;
    this.topics = TopicPlan.replay(name, PlanSize.EMBEDDED);
    this.sessions = sessions;
  }

  /** Writes all input, before any engine starts. */
  static SyntheticRun written(ContainerBroker broker, String name, SyntheticSessions sessions) {
    SyntheticRun run = new SyntheticRun(broker, name, sessions);
    broker.create(run.topics);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      sessions.produce(producer, run.topics.events(), PARTITIONS);
    }
    return run;
  }

  /** Records of input. */
  long records() {
    return (long) sessions.records() + PARTITIONS;
  }

  /**
   * An engine for this run.
   *
   * @param transactionTimeout what the broker takes back when it is not committed by then
   */
  HostSettings settings(Path stateDir, Duration transactionTimeout) {
    return HostSettings.embedded(broker.bootstrapServers(), IDS, name, topics, stateDir)
        .replaying()
        .withOverrides(
            Map.of(
                "commit.interval.ms",
                COMMIT_INTERVAL.toMillis(),
                "producer.transaction.timeout.ms",
                (int) transactionTimeout.toMillis()));
  }

  /** Waits until so many records of input are taken for good. */
  void awaitCommitted(Supervisor engine, long records) {
    await("%s: %d records of input are committed".formatted(name, records))
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              engine.look();
              return broker.committed(name) >= records;
            });
  }

  /**
   * The same, and then a while longer: the next transaction is under way, and no commit.
   *
   * @throws AssertionError if no input is left
   */
  void awaitMidTransaction(Supervisor engine, long records) throws Exception {
    awaitCommitted(engine, records);
    await().pollDelay(COMMIT_INTERVAL.dividedBy(2)).until(() -> true);
    long committed = broker.committed(name);
    System.out.printf("%s committed=%d of records=%d%n", name, committed, records());
    assertThat(committed).as("records committed, some left").isLessThan(records());
  }

  /**
   * The output, against that of an engine without Streams, store, transaction and failure. Ask when
   * the engine is closed.
   */
  Divergence divergence() {
    // Its offsets may be committed a moment before its records are.
    broker.awaitTransactionsEnded(topics);
    PlainRun plain = new PlainRun(topics, IDS);
    PartitionLog.forEach(broker.bootstrapServers(), topics.events(), PARTITIONS, plain::accept);
    return Divergence.of(plain.measurements, lines(topics.measurements()))
        .plus(Divergence.of(plain.sessions, lines(topics.sessions())));
  }

  /** Measurements that were written, and taken back because their transaction failed. */
  long abortedMeasurements() {
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topics.measurements(), partition))
            .toList();
    long committed = lines(topics.measurements()).values().stream().mapToLong(List::size).sum();
    return UncommittedCount.of(broker.bootstrapServers(), partitions) - committed;
  }

  private Map<Integer, List<String>> lines(String topic) {
    Map<Integer, List<String>> lines = new TreeMap<>();
    PartitionLog.readAll(broker.bootstrapServers(), topic, PARTITIONS)
        .forEach(
            (partition, log) -> lines.put(partition, log.stream().map(PlainRun::line).toList()));
    return lines;
  }
}
