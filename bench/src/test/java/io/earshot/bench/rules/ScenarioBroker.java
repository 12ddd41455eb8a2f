package io.earshot.bench.rules;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.topology.AlertTasks;
import io.earshot.alerts.topology.AlertTopology;
import io.earshot.bench.kafka.AlertChanges;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.bench.kafka.PartitionLog;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The topology on a real broker, every partition a task, every change in a transaction. */
final class ScenarioBroker implements ScenarioTarget, AutoCloseable {

  static final int PARTITIONS = PlanSize.EMBEDDED.partitions();

  private static final TopicPlan TOPICS = TopicPlan.replay("scenarios", PlanSize.EMBEDDED);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ScenarioRecords records = new ScenarioRecords();
  private final BrokerProcess broker;
  private final KafkaProducer<byte[], byte[]> producer;
  private long closedSecond;

  ScenarioBroker(Path dir) throws Exception {
    broker = BrokerProcess.start(dir);
    broker.create(TOPICS);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void learn(long fromSecond, RuleSet rules) {
    send(TOPICS.alertRules(), 0, ScenarioRecords.key(fromSecond), records.value(rules));
  }

  @Override
  public void hear(int partition, SecondOfSession heard) {
    send(TOPICS.measurements(), partition, new byte[1], ScenarioRecords.value(heard));
  }

  @Override
  public void close(long second) {
    closedSecond = second;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      send(TOPICS.measurements(), partition, new byte[1], ScenarioRecords.closing(second));
    }
  }

  private void send(String topic, int partition, byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, partition, closedSecond * 1000, key, value));
  }

  /** Runs the topology until everything that was closed is judged. */
  AlertChanges run(EngineSettings settings, Path stateDir) {
    producer.flush();
    AlertTasks tasks = records.tasks(TOPICS, settings, PARTITIONS);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "scenarios");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    try (KafkaStreams streams = new KafkaStreams(new AlertTopology(tasks).get(), config)) {
      streams.start();
      awaitJudged(closedSecond);
    }
    return AlertChanges.on(broker.bootstrapServers(), TOPICS);
  }

  private void awaitJudged(long second) {
    byte[] tickKey = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    long endNanos = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        PartitionLog.consumer(broker.bootstrapServers())) {
      List<TopicPartition> states =
          IntStream.range(0, PARTITIONS)
              .mapToObj(each -> new TopicPartition(TOPICS.alertStates(), each))
              .toList();
      consumer.assign(states);
      while (System.nanoTime() < endNanos) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          if (Arrays.equals(each.key(), tickKey) && each.timestamp() >= second * 1000) {
            return;
          }
        }
      }
    }
    throw new AssertionError("second=" + second + " was not judged in " + PATIENCE);
  }

  @Override
  public void close() {
    producer.close();
    broker.close();
  }
}
