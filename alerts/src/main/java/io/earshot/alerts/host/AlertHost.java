package io.earshot.alerts.host;

import io.earshot.alerts.avro.MeasurementReader;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.topology.AlertTasks;
import io.earshot.alerts.topology.AlertTopology;
import io.earshot.alerts.topology.FileRulesReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alert rules as a running Kafka Streams client. */
public final class AlertHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertHost.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final long READY_POLL_MILLIS = 20;
  private static final long RULES_POLL_MILLIS = 1000;

  private final AlertTasks tasks;
  private final KafkaStreams streams;
  private final InstantSource clock = InstantSource.system();
  private final RulesTopic rulesTopic;
  private final CompletableFuture<String> failed = new CompletableFuture<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "alert-rules");
            thread.setDaemon(true);
            return thread;
          });

  private AlertHost(AlertHostSettings settings, RulesTopic rulesTopic) {
    this.rulesTopic = rulesTopic;
    int partitions = settings.tickingPartitions();
    this.tasks =
        new AlertTasks(
            settings.topics(),
            () -> new MeasurementReader(settings.ids(), AlertHost::warnUnreadable),
            new FileRulesReader(),
            EngineSettings.PARTITIONED,
            partitions > 0
                ? partitions
                : PartitionCount.of(settings.bootstrapServers(), settings.topics().measurements()),
            settings.live() ? clock : null);
    StreamsConfig config = new StreamsConfig(AlertProperties.of(settings));
    this.streams = new KafkaStreams(new AlertTopology(tasks).get(), config);
    streams.setUncaughtExceptionHandler(new FailureLimit(System::nanoTime, failed::complete));
  }

  /**
   * Starts a client; returns before it is ready. The topics of the plan exist.
   *
   * @param files reads the rules files, in the order in which they were named; asked every second
   * @throws IllegalArgumentException naming file and line, if the rules are not sound
   * @throws KafkaException if no broker takes the rules
   */
  public static AlertHost start(AlertHostSettings settings, Supplier<List<RulesSource>> files) {
    RulesFiles rules = new RulesFiles(files);
    List<RulesSource> first = rules.first();
    RulesTopic topic = new RulesTopic(settings.bootstrapServers(), settings.topics().alertRules());
    AlertHost host = new AlertHost(settings, topic);
    try {
      topic.publish(first, host.nowSecond());
      host.streams.start();
      if (settings.live()) {
        host.watch(rules);
      }
      return host;
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  private void watch(RulesFiles rules) {
    timer.scheduleWithFixedDelay(
        () -> rules.check(this::reload, line -> LOG.warn("rules: {}", line)),
        RULES_POLL_MILLIS,
        RULES_POLL_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  private void reload(List<RulesSource> files) {
    try {
      if (rulesTopic.publish(files, nowSecond())) {
        LOG.info("rules changed; they hold in {} s", RulesTopic.NOTICE_SECONDS);
      }
    } catch (KafkaException e) {
      LOG.warn("rules changed, but no broker takes them: {}", e.getMessage());
    }
  }

  private long nowSecond() {
    return clock.instant().getEpochSecond();
  }

  /**
   * Waits until every assigned task is restored and takes records.
   *
   * @throws IllegalStateException if it ended, or was not ready in time
   */
  public void awaitReady(Duration timeout) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    while (!isReady()) {
      if (failed.isDone()) {
        throw new IllegalStateException(failed.join());
      } else if (System.nanoTime() > deadlineNanos) {
        throw new IllegalStateException(
            "alert rules not ready within %d s: state=%s restoredTasks=%d"
                .formatted(timeout.toSeconds(), streams.state(), tasks.restoredTasks()));
      }
      TimeUnit.MILLISECONDS.sleep(READY_POLL_MILLIS);
    }
  }

  /** True if every assigned task takes records. */
  public boolean isReady() {
    int assigned = 0;
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      assigned += thread.activeTasks().size();
    }
    return streams.state() == KafkaStreams.State.RUNNING
        && assigned > 0
        && assigned == tasks.restoredTasks();
  }

  /** Completes with one line for a person when it can no longer work; it still has to be closed. */
  public CompletableFuture<String> failed() {
    return failed.copy();
  }

  /** Stops and stays a member of the group: the next start finds its tasks at once. */
  @Override
  public void close() {
    timer.shutdownNow();
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP)
            .withTimeout(CLOSE_TIMEOUT));
  }

  private static void warnUnreadable(String line) {
    LOG.warn("a measurement is passed over: {}", line);
  }
}
