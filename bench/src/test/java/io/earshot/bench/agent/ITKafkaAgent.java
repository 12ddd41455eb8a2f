package io.earshot.bench.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.agent.Agent;
import io.earshot.agent.MarkStream;
import io.earshot.agent.delivery.Accounting;
import io.earshot.agent.kafka.KafkaTransport;
import io.earshot.agent.observation.AgentRole;
import io.earshot.agent.observation.LifecycleEvent;
import io.earshot.agent.observation.LifecycleKind;
import io.earshot.agent.observation.MarkSource;
import io.earshot.agent.observation.MediaStage;
import io.earshot.agent.observation.ReportField;
import io.earshot.agent.observation.ReportType;
import io.earshot.agent.observation.StreamReport;
import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.schema.EventBatch;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.topic.Topics;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.schemas.wire.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent straight on Kafka while the broker dies and comes back, and no registry was ever there:
 * accepted is counted here, acked and dropped are read from the topic.
 */
class ITKafkaAgent {

  /** Nothing listens on it. */
  private static final String NO_REGISTRY = "http://127.0.0.1:1";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final FixedSchemaIds ids = FixedSchemaIds.of(List.of(EventBatch.getClassSchema()));
  private long accepted;

  @TempDir private Path dir;

  @Test
  void whatIsAcceptedIsInTheTopicOrInItsDropCountsAlthoughTheBrokerDies() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TopicPlan.live(PlanSize.EMBEDDED));
      Agent agent = agent(broker);
      MarkStream heard = agent.marks(MarkSource.at(MediaStage.WORKER_IN).ssrc(0xC0FFEEL));
      observe(agent, heard, 2_000);
      await().atMost(PATIENCE).until(() -> agent.accounting().queued() == 0);

      broker.kill();
      observe(agent, heard, 500);
      // Some of it is on its way to a broker that is not there; more comes than there is room for.
      await().atMost(PATIENCE).until(() -> agent.accounting().unanswered() > 0);
      observe(agent, heard, 20_000);
      assertThat(agent.accounting().dropped()).containsKey("queue_full");
      broker.startAgain();

      await().atMost(PATIENCE).until(() -> agent.accounting().queued() == 0);
      observe(agent, heard, 300);
      Accounting end = agent.shutdown(Duration.ofSeconds(30));
      assertThat(end.unanswered()).isZero();

      TopicCounts topic = TopicCounts.read(broker.bootstrapServers(), ids);
      assertThat(topic.acked()).isEqualTo(end.acked());
      assertThat(topic.dropped).isEqualTo(end.dropped());
      assertThat(topic.acked() + topic.allDropped()).isEqualTo(accepted);
      assertThat(topic.heartbeats).isPositive();
      assertThat(topic.observations.keySet())
          .containsExactlyElementsOf(
              LongStream.range(0, topic.observations.size()).boxed().toList());
    }
  }

  private void observe(Agent agent, MarkStream heard, int marks) {
    for (int i = 0; i < marks; i++) {
      heard.mark(agent.nowNanos(), i * 960, i, i * 31, 80);
    }
    agent.report(
        StreamReport.read(ReportType.INBOUND_RTP, agent.nowNanos())
            .set(ReportField.PACKETS_RECEIVED, marks)
            .report());
    agent.lifecycle(LifecycleEvent.of(LifecycleKind.CONNECTED, agent.nowNanos()));
    accepted += marks + 2L;
  }

  private Agent agent(BrokerProcess broker) throws IOException {
    return Agent.builder()
        .session("RM_agent")
        .id("worker-1")
        .participant("translator", AgentRole.WORKER)
        .transport(
            KafkaTransport.to(
                Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "schema.registry.url",
                    NO_REGISTRY,
                    "earshot.schema.id.cache.file",
                    idCache().toString())))
        .build();
  }

  /** What an agent leaves behind that once had a registry. */
  private Path idCache() throws IOException {
    ObjectNode root = new ObjectMapper().createObjectNode().put("registry", NO_REGISTRY);
    root.putArray("schemas")
        .addObject()
        .put("subject", Topics.EVENTS + "-value")
        .put("id", 1)
        .put("schema", SchemaText.of(EventBatch.getClassSchema()));
    return Files.writeString(dir.resolve("schema-ids.json"), root.toString());
  }
}
