package io.earshot.alerts.rule.scenario;

import io.earshot.alerts.partition.PartitionInput;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.record.AlertRecord;
import io.earshot.alerts.record.UnreadableAlert;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.alerts.topology.AlertCounters;
import io.earshot.alerts.topology.AlertCounts;
import io.earshot.alerts.topology.AlertTasks;
import io.earshot.alerts.topology.AlertTopology;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Plays a scenario through the Kafka topology. Only the codec of the input is the test's own:
 * scenarios have series that no measurement carries, a heartbeat of an agent without a session.
 */
final class DriverRun implements PartitionedScenario.Target, AutoCloseable {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final long MILLIS_PER_SECOND = 1000;

  private final List<RuleSet> rules = new ArrayList<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> measurements;
  private final TestInputTopic<byte[], byte[]> rulesTopic;
  private final TestOutputTopic<byte[], byte[]> alerts;
  private final TestOutputTopic<byte[], byte[]> states;
  private final Supplier<AlertCounts> counts;
  private long newestSecond = ScenarioRun.USUAL_START_SECOND;

  DriverRun(EngineSettings settings, Path stateDir) {
    AlertCounters counters = new AlertCounters();
    counts = counters::snapshot;
    AlertTasks tasks =
        new AlertTasks(
            TOPICS,
            () -> DriverRun::input,
            value -> rules.get(value[0]),
            settings,
            1,
            null,
            counters);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "alert-topology-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver = new TopologyTestDriver(new AlertTopology(tasks).get(), config);
    measurements = input(TOPICS.measurements());
    rulesTopic = input(TOPICS.alertRules());
    alerts = output(TOPICS.alerts());
    states = output(TOPICS.alertStates());
  }

  private TestInputTopic<byte[], byte[]> input(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    return driver.createOutputTopic(
        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void learn(long fromSecond, RuleSet newRules) {
    rules.add(newRules);
    byte[] key = Long.toString(fromSecond).getBytes(StandardCharsets.UTF_8);
    rulesTopic.pipeInput(key, new byte[] {(byte) (rules.size() - 1)}, 0);
  }

  @Override
  public void hear(SecondOfSession heard) {
    SnapshotWriter out = new SnapshotWriter();
    out.writeBoolean(true);
    heard.writeTo(out);
    pipe(out);
  }

  @Override
  public void close(long second) {
    newestSecond = second;
    SnapshotWriter out = new SnapshotWriter();
    out.writeBoolean(false);
    out.writeSigned(second);
    pipe(out);
  }

  private void pipe(SnapshotWriter value) {
    measurements.pipeInput(new byte[1], value.toByteArray(), newestSecond * MILLIS_PER_SECOND);
  }

  private static PartitionInput input(byte[] value) {
    SnapshotReader in = new SnapshotReader(value);
    return in.readBoolean()
        ? PartitionInput.of(SecondOfSession.readFrom(in))
        : PartitionInput.closing(in.readSigned());
  }

  /** Records of the topic of alerts, in order. */
  List<TestRecord<byte[], byte[]>> records() {
    return alerts.readRecordsToList();
  }

  /** What the topology says that it did. */
  AlertCounts counts() {
    return counts.get();
  }

  /** Records of the topic of states, in order. */
  List<TestRecord<byte[], byte[]>> states() {
    return states.readRecordsToList();
  }

  @Override
  public List<Transition> transitions() {
    List<Transition> all = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : records()) {
      try {
        all.add(AlertRecord.read(record.value()));
      } catch (UnreadableAlert e) {
        throw new AssertionError(e);
      }
    }
    return all;
  }

  @Override
  public void close() {
    driver.close();
  }
}
