package io.earshot.bench.speed;

import static org.awaitility.Awaitility.await;

import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.bench.kafka.PartitionLog;
import io.earshot.bench.kafka.PlainRun;
import io.earshot.bench.kafka.SyntheticSessions;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Rate of the whole topology against a bare poll loop and the engine on a plain consumer, over the
 * same batches of one broker: {@code TopologyRate [SESSIONS] [SECONDS] [REPEATS]}. One JSON line.
 */
final class TopologyRate {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final int PARTITIONS = PlanSize.EMBEDDED.partitions();

  private final BrokerProcess broker;
  private final Path dir;

  private TopologyRate(BrokerProcess broker, Path dir) {
    this.broker = broker;
    this.dir = dir;
  }

  public static void main(String[] args) throws Exception {
    int sessions = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    int repeats = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Path dir = Files.createTempDirectory("topology-rate");
    StringBuilder runs = new StringBuilder();
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      TopologyRate rate = new TopologyRate(broker, dir);
      for (int repeat = 0; repeat < repeats; repeat++) {
        runs.append(repeat == 0 ? "" : ",").append(rate.run(repeat, sessions, seconds));
      }
    }
    System.out.println("{\"bench\":\"topology-rate\",\"runs\":[" + runs + "]}");
  }

  private String run(int repeat, int sessions, int seconds) throws Exception {
    TopicPlan topics = TopicPlan.replay("rate-" + repeat, PlanSize.EMBEDDED);
    broker.create(topics);
    SyntheticSessions input = new SyntheticSessions(repeat, sessions, seconds);
    produce(input, topics);
    Timing bare = time(() -> drain(topics));
    Timing plain = time(() -> plain(topics));
    Timing topology = time(() -> topology(topics, input.records()));
    return "{\"records\":%d,\"marks\":%d,\"bare\":%s,\"engine\":%s,\"topology\":%s}"
        .formatted(
            input.records(),
            input.marks(),
            bare.json(input.marks()),
            plain.json(input.marks()),
            topology.json(input.marks()));
  }

  private void produce(SyntheticSessions input, TopicPlan topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20, "batch.size", 1 << 17);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      input.produce(producer, topics.events(), PARTITIONS);
    }
  }

  private void drain(TopicPlan topics) {
    AtomicLong bytes = new AtomicLong();
    PartitionLog.forEach(
        broker.bootstrapServers(),
        topics.events(),
        PARTITIONS,
        record -> bytes.addAndGet(record.serializedValueSize()));
  }

  private void plain(TopicPlan topics) {
    PlainRun run = new PlainRun(topics, IDS);
    PartitionLog.forEach(broker.bootstrapServers(), topics.events(), PARTITIONS, run::accept);
  }

  private void topology(TopicPlan topics, long batches) throws Exception {
    HostSettings settings =
        HostSettings.embedded(
                broker.bootstrapServers(),
                IDS,
                topics.events(),
                topics,
                dir.resolve(topics.events()))
            .replaying();
    try (StreamsHost host = StreamsHost.start(settings)) {
      host.awaitReady(Duration.ofSeconds(60));
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> host.counters().getOrDefault("batches", 0L) >= batches);
    }
  }

  private static Timing time(Work work) throws Exception {
    long startNanos = System.nanoTime();
    long startCpuNanos = cpuNanos();
    work.run();
    return new Timing(System.nanoTime() - startNanos, cpuNanos() - startCpuNanos);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What is timed. */
  private interface Work {
    void run() throws Exception;
  }

  /**
   * One timed run of this process; the broker's own time is not in it.
   *
   * @param wallNanos elapsed
   * @param cpuNanos used by all threads
   */
  private record Timing(long wallNanos, long cpuNanos) {

    String json(long marks) {
      double wallSeconds = wallNanos / 1e9;
      double cpuSeconds = cpuNanos / 1e9;
      return "{\"wallSeconds\":%.3f,\"cpuSeconds\":%.3f,\"marksPerSecond\":%.0f}"
          .formatted(wallSeconds, cpuSeconds, marks / wallSeconds);
    }
  }
}
