package io.earshot.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.alerts.rule.definition.RuleSet;
import io.earshot.alerts.rule.file.RulesReading;
import io.earshot.alerts.rule.file.RulesSource;
import io.earshot.alerts.rule.state.AlertState;
import io.earshot.alerts.rule.state.Transition;
import io.earshot.bench.crash.Incident.Loss;
import io.earshot.bench.kafka.AlertChanges;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.bench.kafka.PartitionLog;
import io.earshot.bench.kafka.PlainAlerts;
import io.earshot.bench.kafka.PlainRun;
import io.earshot.bench.kafka.SyntheticSessions;
import io.earshot.bench.notify.Inbox;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import io.earshot.streams.host.Guarantee;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engine, rules and notifier that are killed again and again leave the alerts that nobody killed
 * would leave, and tell each of them.
 */
class ITAlertCrash {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final int PARTITIONS = PlanSize.EMBEDDED.partitions();
  private static final int COMMIT_MILLIS = 100;
  private static final int KILLS_OF_EACH = 10;
  private static final int CALLS = 6;
  private static final long SEED = 20;
  private static final String HOOK = "/hook";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Of these, people hear of the first; the others are there to be compared. */
  private static final String RULES =
      """
      version: 1
      rules:
        - {alert: Loss, metric: packet_loss, scope: leg, window: 2s, min_samples: 20, above: 5%,
           clear: 3%, for: 1s, keep_firing_for: 2s, severity: critical, flapping: off}
        - {alert: LostSecond, metric: packet_loss, scope: stream, min_samples: 20, above: 25%,
           flapping: off}
        - {alert: LossEverywhere, metric: packet_loss, scope: fleet, window: 3s, min_samples: 20,
           above: 10%, flapping: off}
        - {alert: ManyLose, roll_up: LostSecond, scope: fleet, above: 1, flapping: off}
      """;

  @TempDir private static Path dir;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = BrokerProcess.start(dir.resolve("broker"));
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void twentyKillsChangeNoAlertAndSwallowNoNotice() throws Exception {
    TopicPlan topics = TopicPlan.live(PlanSize.EMBEDDED);
    broker.create(topics);
    Map<String, List<Loss>> losses;
    List<Inbox.Message> messages;
    try (Inbox inbox = new Inbox();
        Incident incident =
            new Incident(broker.bootstrapServers(), IDS, inbox, HOOK, CALLS, SEED)) {
      Path rules = Files.writeString(dir.resolve("rules.yml"), RULES);
      Path receivers = Files.writeString(dir.resolve("receivers.yml"), receivers(inbox));
      KillSeries engine = new KillSeries("engine", ITAlertCrash::liveEngine, SEED);
      KillSeries alerts =
          new KillSeries("alerts", () -> liveAlerts(rules, receivers), SEED + 1)
              .inRequestsTo(inbox);
      engine.start(KILLS_OF_EACH);
      alerts.start(KILLS_OF_EACH);
      engine.join();
      alerts.join();
      incident.end();
      try (ChildJvm lastEngine = liveEngine();
          ChildJvm lastAlerts = liveAlerts(rules, receivers)) {
        awaitQuietly(() -> incident.isOver() || !lastEngine.isAlive() || !lastAlerts.isAlive());
        losses = incident.losses();
        messages = inbox.on(HOOK);
        assertThat(incident.isOver()).as("%s%n%s", incident, lastAlerts.said()).isTrue();
        awaitJudged(topics, lastLossSecond(losses) + 10);
      }
    }
    long lastTick = lastLossSecond(losses) + 10;
    AlertChanges actual = AlertChanges.on(broker.bootstrapServers(), topics).upTo(lastTick);
    AlertChanges undisturbed = undisturbed(topics).upTo(lastTick);
    System.out.printf(
        "losses=%s transitions=%d messages=%d keys=%d%n",
        losses.values().stream().map(List::size).toList(),
        actual.transitions().size(),
        messages.size(),
        messages.stream().map(ITAlertCrash::key).distinct().count());
    assertThat(actual.textsByAlert()).isEqualTo(undisturbed.textsByAlert());
    assertTheLossesAndNothingElse(actual.transitions(), losses);
    assertToldWithOneKeyEach(messages, actual.transitions());
  }

  /** One kill before the first commit, after changes were written. */
  @Test
  void whatWasWrittenAndNotCommittedIsWrittenOnce() throws Exception {
    KilledReplay replay = killedReplay("exact", Guarantee.EXACTLY_ONCE);
    assertThat(replay.actual()).isNotEmpty().isEqualTo(replay.undisturbed());
  }

  /** The negative control: a test that cannot fail proves nothing. */
  @Test
  void atLeastOnceIsCaught() throws Exception {
    KilledReplay replay = killedReplay("control", Guarantee.AT_LEAST_ONCE);
    assertThat(replay.actual()).isNotEqualTo(replay.undisturbed());
  }

  private static ChildJvm liveEngine() throws Exception {
    return ChildJvm.engine(
        broker.bootstrapServers(), ChildJvm.LIVE, dir, Guarantee.EXACTLY_ONCE, COMMIT_MILLIS);
  }

  private static ChildJvm liveAlerts(Path rules, Path receivers) throws Exception {
    return ChildJvm.alerts(
        broker.bootstrapServers(),
        ChildJvm.LIVE,
        dir,
        Guarantee.EXACTLY_ONCE,
        COMMIT_MILLIS,
        rules,
        receivers);
  }

  private static String receivers(Inbox inbox) {
    return """
    version: 1
    receivers:
      - name: hook
        webhook: {url: %s}
        severities: [critical]
    """
        .formatted(inbox.uri(HOOK));
  }

  private static RuleSet rules() {
    RulesReading reading = RulesReading.of(List.of(new RulesSource("rules.yml", RULES)));
    assertThat(reading.problems()).isEmpty();
    return reading.rules();
  }

  private static long lastLossSecond(Map<String, List<Loss>> losses) {
    return losses.values().stream()
        .flatMap(List::stream)
        .mapToLong(Loss::lastSecond)
        .max()
        .orElseThrow();
  }

  /** What the same events give in one process, in one go. */
  private static AlertChanges undisturbed(TopicPlan topics) {
    PlainAlerts alerts = new PlainAlerts(IDS, rules(), PARTITIONS);
    forEachMeasurement(
        topics, (partition, timestampMillis, value) -> alerts.accept(partition, value));
    return alerts.changes();
  }

  private static void forEachMeasurement(TopicPlan topics, MeasurementSink sink) {
    PlainRun plain = new PlainRun(topics, IDS);
    PartitionLog.forEach(broker.bootstrapServers(), topics.events(), PARTITIONS, plain::accept);
    plain.measurements.forEach(
        (partition, lines) ->
            lines.forEach(
                line -> {
                  String[] parts = line.split(" ");
                  sink.take(partition, Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[2]));
                }));
  }

  private interface MeasurementSink {
    void take(int partition, long timestampMillis, byte[] value);
  }

  /**
   * Truth is what the calls lost: one alert for each time, not before it, not over before its end.
   */
  private static void assertTheLossesAndNothingElse(
      List<Transition> transitions, Map<String, List<Loss>> losses) {
    Map<String, List<Loss>> found = new TreeMap<>();
    for (Transition each : transitions) {
      if (each.rule().equals("Loss") && each.to() == AlertState.RESOLVED) {
        found
            .computeIfAbsent(
                Objects.requireNonNull(each.labels().asMap().get("session")),
                unused -> new ArrayList<>())
            .add(new Loss(each.activeTick(), each.tick()));
      }
    }
    assertThat(found.keySet()).isEqualTo(losses.keySet());
    losses.forEach(
        (session, lost) -> {
          List<Loss> alerts = Objects.requireNonNull(found.get(session));
          assertThat(alerts).as(session).hasSameSizeAs(lost);
          for (int i = 0; i < lost.size(); i++) {
            assertThat(alerts.get(i).firstSecond())
                .as("%s: %s for %s", session, alerts.get(i), lost.get(i))
                .isBetween(lost.get(i).firstSecond(), lost.get(i).firstSecond() + 2);
            assertThat(alerts.get(i).lastSecond())
                .as("%s: %s for %s", session, alerts.get(i), lost.get(i))
                .isBetween(lost.get(i).lastSecond() + 2, lost.get(i).lastSecond() + 6);
          }
        });
  }

  private static void assertToldWithOneKeyEach(
      List<Inbox.Message> messages, List<Transition> transitions) {
    Set<String> expected = new TreeSet<>();
    for (Transition each : transitions) {
      boolean isBegin = each.to() == AlertState.FIRING && !each.from().isOutwardlyFiring();
      if (each.rule().equals("Loss") && (isBegin || each.to() == AlertState.RESOLVED)) {
        expected.add(each.to().key() + " " + each.occurrenceId() + "/" + each.sequence());
      }
    }
    Set<String> told =
        messages.stream()
            .map(each -> each.json().path("status").asText() + " " + key(each))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(expected);
  }

  private static String key(Inbox.Message message) {
    return message.headers().getFirst("Idempotency-Key");
  }

  /** Whether it came is looked at by whoever knows more to say if it did not. */
  private static void awaitQuietly(Callable<Boolean> condition) {
    try {
      await().atMost(PATIENCE).until(condition);
    } catch (ConditionTimeoutException e) {
      assertThat(e).isNotNull();
    }
  }

  private static void awaitJudged(TopicPlan topics, long tick) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> judgedTick(topics) >= tick);
  }

  private static long judgedTick(TopicPlan topics) {
    byte[] tickKey = Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8);
    AtomicLong tick = new AtomicLong(Long.MIN_VALUE);
    PartitionLog.forEach(
        broker.bootstrapServers(),
        topics.alertStates(),
        PARTITIONS,
        record -> {
          if (Arrays.equals(record.key(), tickKey)) {
            tick.accumulateAndGet(record.timestamp() / 1000, Math::max);
          }
        });
    return tick.get();
  }

  private record KilledReplay(
      Map<String, List<String>> actual, Map<String, List<String>> undisturbed) {}

  private static KilledReplay killedReplay(String run, Guarantee guarantee) throws Exception {
    TopicPlan topics = TopicPlan.replay(run, PlanSize.EMBEDDED);
    broker.create(topics);
    Path rules = Files.writeString(dir.resolve("rules.yml"), RULES);
    PlainAlerts plain = new PlainAlerts(IDS, rules(), PARTITIONS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      new SyntheticSessions(SEED, 8, 40).produce(producer, topics.events(), PARTITIONS);
      forEachMeasurement(
          topics,
          (partition, millis, value) -> {
            plain.accept(partition, value);
            producer.send(
                new ProducerRecord<>(topics.measurements(), partition, millis, null, value));
          });
    }
    // No longer than a transaction may take.
    int neverMillis = 9_000;
    try (ChildJvm first =
        ChildJvm.alerts(broker.bootstrapServers(), run, dir, guarantee, neverMillis, rules)) {
      await().atMost(PATIENCE).until(() -> written(topics) > 0 || !first.isAlive());
      assertThat(first.isAlive()).as("rules live: %s", first.said()).isTrue();
      first.kill();
    }
    try (ChildJvm second =
        ChildJvm.alerts(broker.bootstrapServers(), run, dir, guarantee, COMMIT_MILLIS, rules)) {
      awaitJudged(topics, Objects.requireNonNull(plain.judgedTick()));
      assertThat(second.isAlive()).isTrue();
    }
    return new KilledReplay(
        AlertChanges.on(broker.bootstrapServers(), topics).textsByAlert(),
        plain.changes().textsByAlert());
  }

  /** Records of the topic of alerts, committed or not. */
  private static long written(TopicPlan topics) throws Exception {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, PARTITIONS)
            .boxed()
            .collect(
                Collectors.toMap(
                    each -> new TopicPartition(topics.alerts(), each),
                    each -> OffsetSpec.latest()));
    return broker.admin().listOffsets(ends).all().get().values().stream()
        .mapToLong(each -> each.offset())
        .sum();
  }
}
