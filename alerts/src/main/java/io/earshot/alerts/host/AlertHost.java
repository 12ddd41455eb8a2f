package io.earshot.alerts.host;

import io.earshot.alerts.avro.MeasurementReader;
import io.earshot.alerts.rule.engine.EngineSettings;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.topology.AlertCounters;
import io.earshot.alerts.topology.AlertCounts;
import io.earshot.alerts.topology.AlertTasks;
import io.earshot.alerts.topology.AlertTopology;
import io.earshot.alerts.topology.FileRulesReader;
import io.earshot.schemas.kafka.streams.BrokerUnreachable;
import io.earshot.schemas.kafka.streams.BrokerWatch;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.kafka.streams.StreamsClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alert rules as a running Kafka Streams client. */
public final class AlertHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertHost.class);
  private static final String ALERT_RULES = "alert rules";
  private static final long RULES_POLL_MILLIS = 1000;

  private final AlertTasks tasks;
  private final StreamsClient client;
  private final InstantSource clock = InstantSource.system();
  private final RulesTopic rulesTopic;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "alert-rules");
            thread.setDaemon(true);
            return thread;
          });

  private AlertHost(AlertHostSettings settings, BrokerWatch watch, int partitions) {
    this.rulesTopic = new RulesTopic(settings.bootstrapServers(), settings.topics().alertRules());
    AlertCounters counters = new AlertCounters();
    this.tasks =
        new AlertTasks(
            settings.topics(),
            () -> new MeasurementReader(settings.ids(), line -> warnUnreadable(line, counters)),
            new FileRulesReader(),
            EngineSettings.PARTITIONED,
            partitions,
            settings.live() ? clock : null,
            counters);
    this.client =
        new StreamsClient(
            ALERT_RULES,
            watch,
            new AlertTopology(tasks).get(),
            AlertProperties.of(settings),
            tasks::restoredTasks);
  }

  /**
   * Starts a client; returns before it is ready. The topics of the plan exist.
   *
   * @param files reads the rules files, in the order in which they were named; asked every second
   * @throws IllegalArgumentException naming file and line, if the rules are not sound
   * @throws BrokerUnreachable if no broker answers within 10 s
   * @throws IllegalStateException naming the remedy, if a topic is missing
   * @throws KafkaException if no broker takes the rules
   */
  public static AlertHost start(AlertHostSettings settings, Supplier<List<RulesSource>> files) {
    RulesFiles rules = new RulesFiles(files);
    List<RulesSource> first = rules.first();
    BrokerWatch watch = new BrokerWatch(ALERT_RULES, settings.bootstrapServers());
    try {
      int partitions = watch.requireTopics(settings.topics());
      int ticking = settings.tickingPartitions();
      return started(new AlertHost(settings, watch, ticking > 0 ? ticking : partitions), first)
          .watching(settings.live() ? rules : null);
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  private static AlertHost started(AlertHost host, List<RulesSource> first) {
    try {
      host.rulesTopic.publish(first, host.nowSecond());
      host.client.start(Set.of());
      return host;
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  /** Reads the rules again and again where time passes. */
  private AlertHost watching(@Nullable RulesFiles rules) {
    if (rules != null) {
      watch(rules);
    }
    return this;
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
   * @throws BrokerUnreachable if no broker has answered for a while
   * @throws IllegalStateException if it ended otherwise, or was not ready in time
   */
  public void awaitReady(Duration timeout) throws InterruptedException {
    client.awaitReady(timeout);
  }

  /** True if every assigned task takes records. */
  public boolean isReady() {
    return client.isReady();
  }

  /** Completed when the host no longer does its work; it still has to be closed. */
  public CompletableFuture<HostEnd> ended() {
    return client.ended();
  }

  /** What the rules did since the start. */
  public AlertCounts counts() {
    return tasks.counters().snapshot();
  }

  /**
   * Age of the oldest second that is not judged yet, on this machine's clock; null = nothing was
   * judged since the start, or in a replay, where age means nothing.
   */
  public @Nullable Duration eventTimeLag() {
    return tasks.eventTimeLag();
  }

  /**
   * Second from which the rules hold that judged last, Unix epoch; 0 = those of the first start of
   * all, null = nothing was judged since this start.
   */
  public @Nullable Long rulesFromSecond() {
    return tasks.rulesFromSecond();
  }

  /** Stops and stays a member of the group: the next start finds its tasks at once. */
  @Override
  public void close() {
    timer.shutdownNow();
    client.close();
  }

  private static void warnUnreadable(String line, AlertCounters counters) {
    counters.countUnreadable();
    LOG.warn("a measurement is passed over: {}", line);
  }
}
