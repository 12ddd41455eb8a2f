package io.earshot.bench.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.bench.kafka.SyntheticSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose broker fails under it leaves what one leaves whose broker does not. */
class ITStreamsHostInContainer {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  /** Shorter than the 10 s after which a silent host loses its partitions. */
  private static final Duration FREEZE = Duration.ofSeconds(6);

  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Due while it is frozen: what took too long is aborted before the engine can go on with it. The
   * broker must not take itself for dead meanwhile: see below.
   */
  private static final Map<String, String> ABORTS_OFTEN =
      Map.of(
          "KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000",
          "KAFKA_BROKER_SESSION_TIMEOUT_MS", "60000");

  /**
   * A lone broker waits until its predecessor is declared dead: 5 s instead of 9. A transaction
   * that ends just before that loses its markers, as those of deleted topics are, and what was
   * aborted is committed with the next one. So nothing here makes one end early.
   */
  private static final Map<String, String> RESTARTS_QUICKLY =
      Map.of(
          "KAFKA_BROKER_SESSION_TIMEOUT_MS", "5000",
          "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500");

  @TempDir private Path dir;

  @Test
  void aBrokerThatFreezesCostsNothing() throws Exception {
    try (ContainerBroker broker = start(ABORTS_OFTEN)) {
      SyntheticRun run = SyntheticRun.written(broker, "frozen", sessions());
      try (Supervisor engine = new Supervisor(run.settings(dir, FREEZE.dividedBy(2)))) {
        run.awaitMidTransaction(engine, run.records() / 5);
        broker.freeze();
        await().pollDelay(FREEZE).timeout(TIMEOUT).until(() -> true);
        broker.thaw();
        run.awaitCommitted(engine, run.records());
        assertThat(engine.starts()).as("hosts started").isOne();
      }
      assertNothingIsLostOrDoubled(run);
      assertThat(run.abortedMeasurements()).as("measurements written for nothing").isPositive();
    }
  }

  @Test
  void aBrokerThatIsKilledAndStartedAgainCostsNothing() throws Exception {
    try (ContainerBroker broker = start(RESTARTS_QUICKLY)) {
      SyntheticRun run = SyntheticRun.written(broker, "killed", sessions());
      try (Supervisor engine = new Supervisor(run.settings(dir, TRANSACTION_TIMEOUT))) {
        run.awaitMidTransaction(engine, run.records() / 5);
        broker.kill();
        broker.startAgain();
        run.awaitCommitted(engine, run.records());
      }
      assertNothingIsLostOrDoubled(run);
    }
  }

  @Test
  void aBrokerThatIsAwayUntilTheHostGivesUpCostsNothing() throws Exception {
    try (ContainerBroker broker = start(RESTARTS_QUICKLY)) {
      SyntheticRun run = SyntheticRun.written(broker, "away", sessions());
      try (Supervisor engine = new Supervisor(run.settings(dir, TRANSACTION_TIMEOUT))) {
        run.awaitMidTransaction(engine, run.records() / 5);
        broker.kill();
        await("the host gives up").atMost(TIMEOUT).until(engine::gaveUp);
        broker.startAgain();
        run.awaitCommitted(engine, run.records());
        assertThat(engine.starts()).as("hosts started").isGreaterThan(1);
      }
      assertNothingIsLostOrDoubled(run);
    }
  }

  private static ContainerBroker start(Map<String, String> settings) throws IOException {
    ContainerBroker broker = ContainerBroker.start(BrokerImage.orSkip(), settings);
    System.out.printf(
        "broker version=%s image=%s bootstrap=%s%n",
        broker.version(), broker.image(), broker.bootstrapServers());
    assertThat(broker.version()).isEqualTo(BrokerImage.KAFKA_VERSION);
    return broker;
  }

  private static SyntheticSessions sessions() {
    return new SyntheticSessions(7, 40, 600);
  }

  private static void assertNothingIsLostOrDoubled(SyntheticRun run) {
    Divergence divergence = run.divergence();
    System.out.printf("%s abortedMeasurements=%d%n", divergence, run.abortedMeasurements());
    assertThat(divergence).matches(Divergence::isClean, "is clean");
    assertThat(divergence.expected()).isPositive();
  }
}
