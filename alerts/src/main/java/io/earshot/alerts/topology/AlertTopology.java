package io.earshot.alerts.topology;

import io.earshot.alerts.topology.Routed.Route;
import io.earshot.schemas.kafka.streams.DiskStore;
import io.earshot.schemas.topic.TopicPlan;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;
import org.apache.kafka.streams.state.Stores;

/**
 * (measurements) → [session alerts] → (alerts), (alerts.state), and through an internal topic of
 * one partition → [fleet alerts] → the same two; (alerts.rules) is copied into every process.
 */
public final class AlertTopology implements Supplier<Topology> {

  static final String SESSIONS_STORE = "session-alerts";
  static final String FLEET_STORE = "fleet-alerts";
  static final String RULES_STORE = "alert-rules";

  private static final String SESSIONS = "session-alerts";
  private static final String FLEET = "fleet-alerts";
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final AlertTasks tasks;
  private final TopicPlan topics;

  /** Topology of the rules that {@code tasks} describes. */
  public AlertTopology(AlertTasks tasks) {
    this.tasks = tasks;
    this.topics = tasks.topics();
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(RULES_STORE), BYTES, BYTES)
            .withLoggingDisabled(),
        topics.alertRules(),
        Consumed.with(BYTES, BYTES),
        RulesCopy::new);
    builder.addStateStore(DiskStore.named(SESSIONS_STORE));
    builder.addStateStore(DiskStore.named(FLEET_STORE));
    KStream<byte[], Routed> ofSessions =
        builder.stream(topics.measurements(), fromTheBeginning())
            .process(() -> new SessionAlertProcessor(tasks), Named.as(SESSIONS), SESSIONS_STORE);
    write(ofSessions, "session");
    KStream<byte[], Routed> ofFleet =
        only(ofSessions, Route.FLEET, "session")
            .repartition(
                Repartitioned.<byte[], byte[]>as("fleet")
                    .withKeySerde(BYTES)
                    .withValueSerde(BYTES)
                    .withNumberOfPartitions(1))
            .process(() -> new FleetAlertProcessor(tasks), Named.as(FLEET), FLEET_STORE);
    write(ofFleet, "fleet");
    return builder.build();
  }

  private static Consumed<byte[], byte[]> fromTheBeginning() {
    return Consumed.with(BYTES, BYTES)
        .withOffsetResetPolicy(AutoOffsetReset.earliest())
        .withTimestampExtractor(new LogAndSkipOnInvalidTimestamp());
  }

  private void write(KStream<byte[], Routed> results, String stage) {
    only(results, Route.ALERTS, stage).to(topics.alerts(), Produced.with(BYTES, BYTES));
    only(results, Route.STATES, stage).to(topics.alertStates(), Produced.with(BYTES, BYTES));
  }

  @SuppressWarnings("NullAway") // Kafka is not annotated; null is a tombstone
  private static KStream<byte[], byte[]> only(
      KStream<byte[], Routed> results, Route route, String stage) {
    String name = stage + "-to-" + route.name().toLowerCase(Locale.ROOT);
    return results
        .filter((key, routed) -> routed.route() == route, Named.as(name + "-only"))
        .mapValues(Routed::bytes, Named.as(name));
  }
}
