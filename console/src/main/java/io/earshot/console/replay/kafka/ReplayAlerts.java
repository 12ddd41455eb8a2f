package io.earshot.console.replay.kafka;

import io.earshot.alerts.host.AlertHost;
import io.earshot.alerts.host.AlertHostSettings;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The alert rules as a Kafka Streams application of one replay. */
final class ReplayAlerts implements AutoCloseable {

  private final String applicationId;
  private final AlertHost host;
  private final Path stateDir;

  private ReplayAlerts(String applicationId, AlertHost host, Path stateDir) {
    this.applicationId = applicationId;
    this.host = host;
    this.stateDir = stateDir;
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ReplayEngine.delete(stateDir), "replay-alert-state"));
  }

  /**
   * Starts the application; it is ready when it is.
   *
   * @param partitions of the measurements that have input
   */
  static ReplayAlerts start(
      BrokerTarget target,
      TopicPlan plan,
      SchemaIdLookup ids,
      List<RulesSource> rules,
      int partitions) {
    Path stateDir = ReplayEngine.newFolder();
    String applicationId = "earshot-replay-" + target.run() + "-alerts";
    AlertHostSettings settings =
        AlertHostSettings.embedded(target.bootstrap(), ids, applicationId, plan, stateDir)
            .replaying(partitions);
    try {
      return new ReplayAlerts(applicationId, AlertHost.start(settings, () -> rules), stateDir);
    } catch (RuntimeException e) {
      ReplayEngine.delete(stateDir);
      throw e;
    }
  }

  /** Ends the command if the application no longer does its work. */
  void requireRunning() {
    HostEnd end = host.ended().getNow(null);
    if (end != null) {
      throw end.kind() == HostEnd.Kind.BROKER_LOST
          ? CommandFailure.unreachable(end.line(), null)
          : CommandFailure.failed(end.line(), null);
    }
  }

  /** Whether everything that these records led to is out; offset of the last one by partition. */
  boolean hasJudged(Broker broker, Map<TopicPartition, Long> last) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        broker.ask(
            all -> all.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
    return last.entrySet().stream()
        .allMatch(
            each -> {
              OffsetAndMetadata next = committed.get(each.getKey());
              return next != null && next.offset() > each.getValue();
            });
  }

  @Override
  public void close() {
    host.close();
    ReplayEngine.delete(stateDir);
  }
}
