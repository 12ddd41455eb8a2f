package io.earshot.bench.rules;

import io.earshot.alerts.partition.PartitionInput;
import io.earshot.alerts.partition.SecondOfSession;
import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.topology.AlertCounters;
import io.earshot.alerts.topology.AlertTasks;
import io.earshot.media.snapshot.SnapshotReader;
import io.earshot.media.snapshot.SnapshotWriter;
import io.earshot.schemas.topic.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario as records of topics. Only this codec is the test's own: scenarios have series that no
 * measurement carries, a heartbeat of an agent without a session.
 */
final class ScenarioRecords {

  private final List<RuleSet> rules = new ArrayList<>();

  /** What the topology runs with. */
  AlertTasks tasks(TopicPlan topics, EngineSettings settings, int partitions) {
    return new AlertTasks(
        topics,
        () -> ScenarioRecords::input,
        value -> rules.get(Integer.parseInt(new String(value, StandardCharsets.UTF_8))),
        settings,
        partitions,
        null,
        new AlertCounters());
  }

  static byte[] key(long fromSecond) {
    return Long.toString(fromSecond).getBytes(StandardCharsets.UTF_8);
  }

  byte[] value(RuleSet newRules) {
    rules.add(newRules);
    return Integer.toString(rules.size() - 1).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] value(SecondOfSession heard) {
    SnapshotWriter out = new SnapshotWriter();
    out.writeBoolean(true);
    heard.writeTo(out);
    return out.toByteArray();
  }

  static byte[] closing(long second) {
    SnapshotWriter out = new SnapshotWriter();
    out.writeBoolean(false);
    out.writeSigned(second);
    return out.toByteArray();
  }

  private static PartitionInput input(byte[] value) {
    SnapshotReader in = new SnapshotReader(value);
    return in.readBoolean()
        ? PartitionInput.of(SecondOfSession.readFrom(in))
        : PartitionInput.closing(in.readSigned());
  }
}
