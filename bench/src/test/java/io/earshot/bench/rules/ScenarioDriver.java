package io.earshot.bench.rules;

import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.topology.AlertTopology;
import io.earshot.bench.kafka.AlertChanges;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology in the test driver, which knows one partition. */
final class ScenarioDriver implements ScenarioTarget, AutoCloseable {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);

  private final ScenarioRecords records = new ScenarioRecords();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> measurements;
  private final TestInputTopic<byte[], byte[]> rulesTopic;
  private final TestOutputTopic<byte[], byte[]> alerts;
  private long closedSecond;

  ScenarioDriver(EngineSettings settings, Path stateDir) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "scenario-driver");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver =
        new TopologyTestDriver(new AlertTopology(records.tasks(TOPICS, settings, 1)).get(), config);
    measurements = input(TOPICS.measurements());
    rulesTopic = input(TOPICS.alertRules());
    alerts =
        driver.createOutputTopic(
            TOPICS.alerts(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private TestInputTopic<byte[], byte[]> input(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void learn(long fromSecond, RuleSet rules) {
    rulesTopic.pipeInput(ScenarioRecords.key(fromSecond), records.value(rules), 0);
  }

  @Override
  public void hear(int partition, SecondOfSession heard) {
    measurements.pipeInput(new byte[1], ScenarioRecords.value(heard), closedSecond * 1000);
  }

  @Override
  public void close(long second) {
    closedSecond = second;
    measurements.pipeInput(new byte[1], ScenarioRecords.closing(second), second * 1000);
  }

  AlertChanges changes() {
    AlertChanges changes = new AlertChanges();
    alerts.readRecordsToList().forEach(each -> changes.add(each.value()));
    return changes;
  }

  @Override
  public void close() {
    driver.close();
  }
}
