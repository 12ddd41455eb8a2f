package io.earshot.bench.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.agent.delivery.Accounting;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaIdLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * accepted = acked + dropped + queued with a real edge and a real broker that die and come back,
 * and networks that break or stand still: accepted is counted here, acked are the distinct
 * observations in the topic, dropped is what the agent's own headers say there.
 *
 * <p>Twenty schedules; five at a time share an edge and what happens to it and to the broker, as
 * agents do, and have a network each.
 */
class ITAgentSchedules {

  private static final SchemaIdLookup IDS = FixedSchemaIds.of(TopicKind.valueSchemas());
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int STEPS = 20;
  private static final int AT_ONCE = 5;
  private static final int SCHEDULES = 20;

  @TempDir private static Path dir;
  private static BrokerProcess broker;
  private static EdgeProcess edge;

  @BeforeAll
  static void start() throws IOException {
    broker = BrokerProcess.start(dir.resolve("broker"));
    broker.create(TopicPlan.live(PlanSize.EMBEDDED));
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode all = root.putArray("keys");
    for (int seed = 0; seed < SCHEDULES; seed++) {
      all.addObject().put("id", "key-" + seed).put("key", key(seed));
    }
    Path keys = Files.writeString(dir.resolve("keys.json"), root.toString());
    edge = EdgeProcess.start(broker.bootstrapServers(), keys, dir.resolve("edge.log"));
  }

  @AfterAll
  static void stop() {
    edge.close();
    broker.close();
  }

  /** What happens to the broker and to the edge that five schedules share. */
  enum Failures {
    BROKER_DIES(0),
    EDGE_DIES(5),
    BROKER_STANDS_STILL_AND_EDGE_DIES(10),
    BOTH_DIE(15);

    final int firstSeed;

    Failures(int firstSeed) {
      this.firstSeed = firstSeed;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyObservationIsInTheTopicOrCountedAsDropped(Failures failures) throws Exception {
    List<ScheduledAgent> agents = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      int seed = failures.firstSeed + i;
      agents.add(new ScheduledAgent(seed, edge.port(), key(seed)));
    }
    play(agents, failures);
    // A probe each second is an observation, too, and waits for the next batch.
    agents.forEach(ScheduledAgent::quiet);
    awaitNothingQueued(agents);
    for (ScheduledAgent agent : agents) {
      agent.close();
    }
    Map<String, SeenObservations> topic = SeenObservations.read(broker.bootstrapServers(), IDS);
    for (ScheduledAgent agent : agents) {
      assertLaw(agent, Objects.requireNonNull(topic.get(agent.session), agent.session));
    }
  }

  private static void awaitNothingQueued(List<ScheduledAgent> agents) {
    await()
        .atMost(PATIENCE)
        .until(() -> agents.stream().allMatch(each -> each.accounting().queued() == 0));
  }

  private static void play(List<ScheduledAgent> agents, Failures failures) throws Exception {
    SplittableRandom lots = new SplittableRandom(failures.firstSeed);
    int brokerFails = 2 + lots.nextInt(6);
    int brokerIsBack = brokerFails + 2 + lots.nextInt(8);
    int edgeFails = 2 + lots.nextInt(10);
    int edgeIsBack = edgeFails + 1 + lots.nextInt(6);
    List<CompletableFuture<Void>> mended = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      if (step == brokerFails) {
        breakBroker(failures);
      }
      if (step == brokerIsBack) {
        mended.add(CompletableFuture.runAsync(() -> unchecked(() -> mendBroker(failures))));
      }
      if (step == edgeFails && failures != Failures.BROKER_DIES) {
        edge.kill();
      }
      if (step == edgeIsBack && failures != Failures.BROKER_DIES) {
        mended.add(CompletableFuture.runAsync(() -> unchecked(edge::startAgain)));
      }
      agents.forEach(ScheduledAgent::step);
      await().pollDelay(STEP).until(() -> true);
    }
    agents.forEach(ScheduledAgent::mend);
    mended.forEach(CompletableFuture::join);
  }

  private static void breakBroker(Failures failures) throws Exception {
    switch (failures) {
      case BROKER_DIES, BOTH_DIE -> broker.kill();
      case BROKER_STANDS_STILL_AND_EDGE_DIES -> broker.freeze();
      case EDGE_DIES -> {}
    }
  }

  private static void mendBroker(Failures failures) throws Exception {
    switch (failures) {
      case BROKER_DIES, BOTH_DIE -> broker.startAgain();
      case BROKER_STANDS_STILL_AND_EDGE_DIES -> broker.thaw();
      case EDGE_DIES -> {}
    }
  }

  private static void assertLaw(ScheduledAgent agent, SeenObservations seen) {
    Accounting end = agent.accounting();
    assertThat(end.unanswered()).as(agent.session).isZero();
    assertThat(seen.distinct).as(agent.session).hasSize((int) end.acked());
    assertThat(seen.dropped).as(agent.session).isEqualTo(end.dropped());
    assertThat(seen.distinct.size() + seen.allDropped())
        .as("%s: %s, %s twice", agent.session, end, seen.duplicates)
        .isEqualTo(agent.accepted());
    assertThat(seen.sequences)
        .as(agent.session)
        .containsExactlyElementsOf(LongStream.range(0, seen.sequences.size()).boxed().toList());
  }

  private static String key(int seed) {
    return "a-key-of-thirty-two-characters-" + (char) ('a' + seed);
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void unchecked(Task task) {
    try {
      task.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
