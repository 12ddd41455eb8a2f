package io.earshot.console.live.kafka;

import io.earshot.alerts.host.AlertHost;
import io.earshot.alerts.host.AlertHostSettings;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.console.cluster.kafka.Broker;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.metrics.source.AlertMetrics;
import io.earshot.console.metrics.source.EngineMetrics;
import io.earshot.console.replay.kafka.EventWriter;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.registry.RegistrySchemaIds;
import io.earshot.schemas.registry.SchemaRegistry;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.SmallRocksDb;
import io.earshot.streams.host.StreamsHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** The live topics with an engine on them, ready for agents. */
public final class LivePipeline implements AutoCloseable {

  /** After a kill a broker first ends the transactions that were open; the engine waits for it. */
  private static final Duration READY = Duration.ofSeconds(20);

  private static final String ENGINE = "engine";
  private static final String ALERTS = "alerts";

  private final String bootstrap;
  private final TopicPlan plan;
  private final SchemaIdLookup ids;
  private final StreamsHost host;
  private final AlertHost alerts;

  private LivePipeline(
      String bootstrap, TopicPlan plan, SchemaIdLookup ids, StreamsHost host, AlertHost alerts) {
    this.bootstrap = bootstrap;
    this.plan = plan;
    this.ids = ids;
    this.host = host;
    this.alerts = alerts;
  }

  /**
   * Returns when the engine takes records, or says that it will later: nothing is lost meanwhile.
   *
   * @param stateDir folder of the stores of engine and rules
   * @param rules reads the rules files as they are now
   * @param say takes one line for a person
   */
  public static LivePipeline start(
      String bootstrap,
      String registryUrl,
      Path stateDir,
      Supplier<List<RulesSource>> rules,
      Consumer<String> say)
      throws InterruptedException {
    TopicPlan plan;
    try (Broker broker = new Broker(bootstrap)) {
      plan = broker.createLiveTopics();
    }
    SchemaRegistry registry = SchemaRegistry.at(registryUrl);
    registry.publish(plan);
    SchemaIdLookup ids = RegistrySchemaIds.of(registry);
    StreamsHost host =
        StreamsHost.start(
            HostSettings.embedded(
                bootstrap, ids, "earshot-engine", plan, stateDir.resolve(ENGINE)));
    AlertHost alerts;
    try {
      alerts = AlertHost.start(alertSettings(bootstrap, ids, plan, stateDir), rules);
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
    LivePipeline pipeline = new LivePipeline(bootstrap, plan, ids, host, alerts);
    try {
      pipeline.awaitReady(say);
      return pipeline;
    } catch (InterruptedException | RuntimeException e) {
      pipeline.close();
      throw e;
    }
  }

  private static AlertHostSettings alertSettings(
      String bootstrap, SchemaIdLookup ids, TopicPlan plan, Path stateDir) {
    return AlertHostSettings.embedded(
            bootstrap, ids, "earshot-alerts", plan, stateDir.resolve(ALERTS))
        // One small cache for all stores of the process.
        .withOverrides(
            Map.of(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class.getName()));
  }

  private void awaitReady(Consumer<String> say) throws InterruptedException {
    try {
      host.awaitReady(READY);
      alerts.awaitReady(READY);
    } catch (IllegalStateException e) {
      requireRunning();
      say.accept("still restoring; measurements and alerts follow (" + e.getMessage() + ")");
    }
  }

  /** Adds what engine and rules say of themselves. */
  public void reportIn(SelfReport report) {
    report.startup().expect("engine", host::isReady);
    report.startup().expect("alerts", alerts::isReady);
    report.metrics().add(new EngineMetrics(host));
    report.metrics().add(new AlertMetrics(alerts));
  }

  /** Finds the schemas of everything on the live topics. */
  public SchemaIdLookup schemaIds() {
    return ids;
  }

  /** The live topics. */
  public TopicPlan plan() {
    return plan;
  }

  /** A writer for one thread. */
  public EventWriter writer() {
    return new EventWriter(
        bootstrap, ids, plan.events(), plan.topic(TopicKind.EVENTS).partitions());
  }

  /** A reader that begins with what is written from now on. */
  public LiveReader reader() {
    return LiveReader.fromNow(bootstrap, ids, plan);
  }

  /** Ends the command if the engine no longer works. */
  public void requireRunning() {
    requireNoEnd(host.ended().getNow(null));
    requireNoEnd(alerts.ended().getNow(null));
  }

  private static void requireNoEnd(@Nullable HostEnd end) {
    if (end != null) {
      throw end.kind() == HostEnd.Kind.BROKER_LOST
          ? CommandFailure.unreachable(end.line(), null)
          : CommandFailure.failed(end.line(), null);
    }
  }

  /** Calls back with one line for a person when engine or rules can no longer work. */
  public void onFailure(Consumer<String> line) {
    Consumer<HostEnd> tell =
        end -> {
          if (end.kind() != HostEnd.Kind.CLOSED) {
            line.accept(end.line());
          }
        };
    alerts.ended().thenAccept(tell);
    host.ended().thenAccept(tell);
  }

  @Override
  public void close() {
    alerts.close();
    host.close();
  }
}
