package io.earshot.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earshot.schemas.kafka.streams.BrokerUnreachable;
import io.earshot.schemas.kafka.streams.HostEnd;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import io.earshot.streams.host.HostSettings;
import io.earshot.streams.host.StreamsHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ITStreamsHost {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);

  @TempDir private Path dir;

  @Test
  void ticksInSilenceAndSaysWhenTheBrokerIsGone() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      try (StreamsHost host = StreamsHost.start(settings(broker.bootstrapServers()))) {
        host.awaitReady(Duration.ofSeconds(60));
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertEveryPartitionTicks(broker.bootstrapServers()));
        assertThat(host.ended()).isNotDone();
        broker.close();
        HostEnd end = host.ended().get(30, TimeUnit.SECONDS);
        assertThat(end.kind()).isEqualTo(HostEnd.Kind.BROKER_LOST);
        assertThat(end.line()).contains(broker.bootstrapServers()).doesNotContain("\n");
      }
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(() -> StreamsHost.start(settings("127.0.0.1:1")))
        .isInstanceOf(BrokerUnreachable.class)
        .hasMessage(
            "bootstrap=127.0.0.1:1 did not answer within 10 s; start the broker or correct the"
                + " address");
  }

  private static void assertEveryPartitionTicks(String bootstrapServers) {
    int partitions = PlanSize.EMBEDDED.partitions();
    assertThat(PartitionLog.readAll(bootstrapServers, TOPICS.measurements(), partitions))
        .hasSize(partitions)
        .allSatisfy((partition, ticks) -> assertThat(ticks).hasSizeGreaterThan(1));
  }

  private HostSettings settings(String bootstrapServers) {
    return HostSettings.embedded(
        bootstrapServers,
        FixedSchemaIds.of(TopicKind.valueSchemas()),
        "host-test",
        TOPICS,
        dir.resolve("state"));
  }
}
